#!/usr/bin/env bash
# Brings docker-compose.yml up with a real Docker Engine: everything gets healthy in order, the session of the README goes as
# it stands there but for the key and the viewer of mails, data survives a restart, nothing secret is shown. Where no registry
# can be reached, which is the usual case (see engine.sh), PostgreSQL is that of our tests, Redis is Debian's, moto stands in
# for floci, and a page of Python for Mailpit; what those do themselves is not shown then.
#
#   IDLE_SECONDS=<seconds>   waits so long at the end and prints what memory the services take then
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=deploy/engine.sh
source deploy/engine.sh

export COMPOSE_PROJECT_NAME=syncad-verify

tidy_up() { docker compose down --volumes --timeout 30 >/dev/null 2>&1 || true; }

fetch_more() { fetch_moto "$1"; }

main() {
  require_jars
  deploy/compose-secrets.sh
  with_engine "$PWD/deploy/verify-compose.sh"
  if [[ "${ENGINE:-}" != running ]]; then
    make_jre_image
    make_server_images
    make_outside_images
  fi
  build syncad/api Dockerfile.api .
  build syncad/provisioning Dockerfile.provisioning .
  docker compose config --quiet
  say "docker compose up --wait"
  local begun="$SECONDS"
  docker compose up --wait --no-build --quiet-pull 2>"$WORK/up.log" || {
    tail -n 20 "$WORK/up.log" >&2
    docker compose ps --all >&2
    docker compose logs --tail 15 >&2
    fail "it does not come up"
  }
  echo "   everything is healthy after $((SECONDS - begun)) s"
  check_session
  check_restart
  check_idle
  check_teardown
  check_secrets
  say "all checks passed"
}

# The commands of README.md up to a heading or a line, with what docs/containers.md says to write instead.
session() {
  awk -v from="$1" -v to="$2" 'index($0, from) == 1 { on = 1 } index($0, to) == 1 { exit } on' README.md |
    sed -n '/^```sh$/,/^```$/ { /^```/!p }' |
    sed -e 's#data/secrets/#deploy/compose/secrets/#' -e "s#'http://localhost:8025/api/messages?[^']*'#http://localhost:8025/api/v1/messages#"
}

check_session() {
  local log="$WORK/session.log"
  session '## A first session' 'What operators do' >"$WORK/session"
  timeout 180 bash -eu "$WORK/session" >"$log" 2>&1 || fail "the session of the README does not go: $(tail -n 5 "$log")"
  # The answer to the enrolment, and the school's list under both of its names.
  [[ "$(grep -o '"admissionNo":"GV-001"' "$log" | wc -l)" == 3 ]] || fail "the student is not there: $(tail -n 5 "$log")"
  echo "   the session of the README: a school, its administrator's mail and sign-in, the first student"
}

check_teardown() {
  local log="$WORK/session.log" try
  { session '## A first session' 'Create a school'; echo "ID=$(grep -o '"id":"[^"]*"' "$log" | head -n 1 | cut -d'"' -f4)"
    session 'Tear it down' 'The API is described'; } >"$WORK/session"
  timeout 60 bash -eu "$WORK/session" >"$log" 2>&1 && grep -q '^HTTP/1.1 20' "$log" || fail "the school is not torn down: $(tail -n 5 "$log")"
  for ((try = 0; try < 150; try++)); do
    [[ "$(sign_in)" == 401 ]] || break
    sleep 0.2
  done
  [[ "$(sign_in)" == 404 ]] || fail "the school still answers: $(sign_in)"
  echo "   it is torn down as the README does it, and answers no more"
}

check_idle() {
  [[ -n "${IDLE_SECONDS:-}" ]] || return 0
  sleep "$IDLE_SECONDS"
  echo "   memory after $IDLE_SECONDS s at idle:"
  # shellcheck disable=SC2046
  docker stats --no-stream --format '     {{.Name}} {{.MemUsage}}' $(docker compose ps --quiet api provisioning)
}

# A password that nobody has is refused by whoever asked the school's database.
answers() {
  local try
  for ((try = 0; try < 50; try++)); do
    [[ "$(sign_in)" != 401 ]] || return 0
    sleep 0.2
  done
  return 1
}

sign_in() {
  curl -s -o /dev/null -w '%{http_code}' --max-time 10 -H 'Host: green-valley.localhost' -H 'Content-Type: application/json' \
    -d '{"email": "nobody@school.example", "password": "not the right one"}' http://127.0.0.1:3001/api/v1/auth/login
}

check_restart() {
  docker compose restart --timeout 30 postgres redis >/dev/null 2>&1
  answers || fail "the school does not answer after PostgreSQL and Redis were restarted"
  echo "   it answers again after PostgreSQL and Redis were restarted"
}

check_secrets() {
  local file shown
  # shellcheck disable=SC2046
  shown="$(docker compose config; docker compose logs 2>&1; docker inspect $(docker compose ps --all --quiet))"
  for file in deploy/compose/secrets/*; do
    ! grep -qF -- "$(<"$file")" <<<"$shown" || fail "$(basename "$file") is shown"
  done
  echo "   no secret in docker inspect, the configuration or the logs"
}

main "$@"
