#!/usr/bin/env bash
# Brings docker-compose.yml up with a real Docker Engine and walks through it as the README does: everything gets healthy in
# order, a school is created and answers, data survives a restart, nothing secret is shown. Where no registry can be reached,
# which is the usual case (see engine.sh), PostgreSQL is that of our tests, Redis is Debian's, moto stands in for floci,
# and nothing at all for Mailpit; what those do themselves is not shown then.
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
  check_school
  check_restart
  check_secrets
  say "all checks passed"
}

check_school() {
  local key id try
  key="$(<deploy/compose/secrets/SCS_API_KEY)"
  id="$(curl -sf --max-time 20 http://127.0.0.1:8080/school -H "X-SCS-Key: $key" -H 'Content-Type: application/json' -d '{
    "name": "Green Valley School", "slug": "green-valley", "district": "Delhi", "board": "CBSE",
    "adminEmail": "admin@greenvalley.example", "phone": "+919876543210" }' | grep -o '"id":"[^"]*"' | cut -d'"' -f4)"
  for ((try = 0; try < 150; try++)); do
    curl -s "http://127.0.0.1:8080/school/$id" -H "X-SCS-Key: $key" >"$WORK/school"
    grep -q '"status":"active"' "$WORK/school" && break
    ! grep -q '"status":"failed"' "$WORK/school" || fail "the school was not created: $(<"$WORK/school")"
    sleep 0.2
  done
  answers || fail "the school does not answer: $(<"$WORK/school")"
  echo "   a school was created and answers"
}

# A password that nobody has is refused by whoever asked the school's database.
answers() {
  local try
  for ((try = 0; try < 50; try++)); do
    [[ "$(curl -s -o /dev/null -w '%{http_code}' --max-time 10 -H 'Host: green-valley.localhost' -H 'Content-Type: application/json' \
      -d '{"email": "nobody@school.example", "password": "not the right one"}' http://127.0.0.1:3001/api/v1/auth/login)" != 401 ]] || return 0
    sleep 0.2
  done
  return 1
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
