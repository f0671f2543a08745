#!/usr/bin/env bash
# Builds both images with a real Docker Engine and holds the services in them against what is promised: they are hardened,
# start from their AOT cache, finish what they have accepted, end on a wrong configuration with its name, and hold no
# secret. See engine.sh for the variables. Takes about four minutes the first time, one with WORK.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=deploy/engine.sh
source deploy/engine.sh

hardened=(--read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges --memory 1g --cpus 2)
network=syncad-verify
containers=(verify-api verify-provisioning verify-postgres)

tidy_up() {
  docker rm --force --volumes "${containers[@]}" >/dev/null 2>&1 || true
  docker network rm "$network" >/dev/null 2>&1 || true
}

fetch_more() { :; }

main() {
  require_jars
  with_engine "$PWD/deploy/verify-images.sh"
  make_jre_image
  make_server_images
  for name in api provisioning; do
    say "building syncad/$name"
    build "syncad/$name:verify" "Dockerfile.$name" . --build-arg "REVISION=$(git rev-parse HEAD 2>/dev/null || echo unknown)"
    check_image "syncad/$name:verify"
  done
  docker network create "$network" >/dev/null
  make_secrets
  check_configuration_errors
  start_postgres
  check_migration_task
  check_service verify-provisioning syncad/provisioning:verify 8080 /actuator/health/readiness /school
  check_service verify-api syncad/api:verify 3001 /api/health /webhooks/sns
  say "all checks passed"
}

# What can be told without running it.
check_image() {
  [[ "$(docker image inspect -f '{{.Config.User}}' "$1")" == 10001:10001 ]] || fail "$1 runs as another user"
  docker image inspect -f '{{json .Config.Healthcheck.Test}}' "$1" | grep -q /app/healthcheck || fail "$1 has no health check"
  docker image inspect -f '{{json .Config.Entrypoint}}' "$1" | grep -q '^\["java"' || fail "$1 has a shell as process 1"
  docker image inspect -f '{{json .Config.Labels}}' "$1" | grep -q image.revision || fail "$1 has no labels"
  docker run --rm --entrypoint /bin/bash "$1" -c '
    grep -q CycloneDX /app/sbom.cdx.json && [[ -z "$(find /app ! -user root)" ]] && [[ -z "$(find /app -perm /022 ! -type l)" ]]' ||
    fail "$1 has no list of its parts, or parts that its user can change"
  echo "   $1: $(megabytes "$(docker image inspect -f '{{.Size}}' "$1")") MB, $(megabytes "$(docker image inspect -f '{{.Size}}' "$jre")") MB of them the base image"
}

megabytes() { echo $(($1 / 1000000)); }

# Secrets come as files; the rest of the configuration by the environment. Nobody answers behind the AWS addresses.
make_secrets() {
  rm -rf "$WORK/secrets"
  deploy/compose-secrets.sh "$WORK/secrets"
  mkdir -p "$WORK/run-api" "$WORK/run-provisioning"
  # Users of containers read them; they open nothing that lives longer than this check.
  chmod 0755 "$WORK" "$WORK"/run-* "$WORK/secrets"
  cp "$WORK/secrets/API_DATABASE_URL" "$WORK/run-api/DATABASE_URL"
  cp "$WORK"/secrets/{JWT_SECRET,OPERATOR_KEY,REDIS_URL} "$WORK/run-api/"
  cp "$WORK/secrets/PROVISIONING_DATABASE_URL" "$WORK/run-provisioning/DATABASE_URL"
  cp "$WORK/secrets/SCS_API_KEY" "$WORK/run-provisioning/"
  environment=(--env AWS_REGION=ap-south-1 --env AWS_ENDPOINT_URL=http://aws.invalid --env S3_BUCKET=syncad-assets --env S3_CDN_URL=https://cdn.invalid
    --env AWS_ACCESS_KEY_ID=nobody --env AWS_SECRET_ACCESS_KEY=nothing --env SES_FROM_EMAIL=noreply@syncad.in
    --env ROUTE53_HOSTED_ZONE_ID=Z0000000000000 --env SNS_TOPIC_ARNS=arn:aws:sns:ap-south-1:000000000000:events)
}

# run NAME IMAGE OPTION… -- ARGUMENT…
run() {
  local name="$1" image="$2" options=()
  shift 2
  while [[ "$1" != -- ]]; do
    options+=("$1")
    shift
  done
  shift
  docker run --name "$name" --network "$network" "${hardened[@]}" "${environment[@]}" --volume authority:/authority:ro \
    --volume "$WORK/run-${name#verify-}:/run/secrets:ro" "${options[@]}" "$image" "$@"
}

check_configuration_errors() {
  local log
  log="$(docker run --rm --read-only --tmpfs /tmp syncad/api:verify 2>&1)" && fail "the api starts without configuration"
  grep -q '^ *DATABASE_URL is not set; expected: ' <<<"$(printf '%b' "$log")" || fail "the api does not name the missing variable: $log"
  log="$(docker run --rm --read-only --tmpfs /tmp syncad/provisioning:verify --migrate 2>&1)" && fail "migrates without configuration"
  grep -q 'DATABASE_URL is not set; expected: ' <<<"$log" || fail "--migrate does not name the missing variable: $log"
  echo "   a missing variable stops the start and is named"
}

start_postgres() {
  docker volume rm --force authority server >/dev/null
  docker run --rm --network none --user 0 --volume authority:/authority --volume server:/server \
    --volume "$PWD/deploy/compose:/compose:ro" --entrypoint bash postgres:18 /compose/certificates
  docker run --detach --name verify-postgres --network "$network" --network-alias postgres --volume server:/server:ro \
    --volume "$PWD/deploy/compose/roles.sh:/docker-entrypoint-initdb.d/roles.sh:ro" \
    --volume "$WORK/secrets:/run/secrets:ro" --env POSTGRES_PASSWORD_FILE=/run/secrets/POSTGRES_PASSWORD --user 999:999 \
    postgres:18 postgres -c ssl=on -c ssl_cert_file=/server/server.crt -c ssl_key_file=/server/server.key >/dev/null
  local try
  for ((try = 0; try < 60; try++)); do
    docker exec verify-postgres pg_isready -q -h 127.0.0.1 2>/dev/null && return
    sleep 0.5
  done
  docker logs verify-postgres | tail -n 20 >&2
  fail "PostgreSQL does not start"
}

check_migration_task() {
  local log
  log="$(run verify-provisioning syncad/provisioning:verify --rm -- --migrate 2>&1)" || fail "--migrate: $log"
  grep -q 'the central database is migrated' <<<"$log" || fail "--migrate says nothing: $log"
  echo "   the migration task brought the central database up to date, by TLS"
}

# check_service NAME IMAGE PORT READY-PATH PATH-THAT-READS-A-BODY
check_service() {
  local name="$1" image="$2" port="$3" ready="$4" path="$5" started
  say "$image"
  started="$(date +%s%N)"
  run "$name" "$image" --detach --health-interval 2s -- >/dev/null
  local address
  address="$(address_of "$name")"
  await_status "$name" "http://$address:$port$ready"
  echo "   start to ready: $((($(date +%s%N) - started) / 1000000)) ms"
  await_healthy "$name"
  echo "   memory once ready: $(docker stats --no-stream --format '{{.MemUsage}}' "$name")"
  check_hardening "$name"
  check_ending "$name" "http://$address:$port$path"
  check_secrets "$name"
}

await_status() {
  local try
  for ((try = 0; try < 600; try++)); do
    [[ "$(curl -s -o /dev/null -w '%{http_code}' --max-time 2 "$2")" != 200 ]] || return 0
    sleep 0.05
  done
  docker logs "$1" 2>&1 | tail -n 20 >&2
  fail "$1 is not ready"
}

await_healthy() {
  local try
  for ((try = 0; try < 60; try++)); do
    [[ "$(docker inspect -f '{{.State.Health.Status}}' "$1")" != healthy ]] || return 0
    sleep 0.5
  done
  fail "$1 is not healthy: $(docker inspect -f '{{json .State.Health.Log}}' "$1")"
}

check_hardening() {
  docker exec "$1" bash -c '[[ "$(id -u):$(id -g)" == 10001:10001 ]] && ! touch /app/x 2>/dev/null && ! touch /x 2>/dev/null && touch /tmp/x' ||
    fail "$1 runs as another user, or can write where it must not"
  local log
  log="$(docker logs "$1" 2>&1)"
  [[ "$log" != *'Unable to use AOT cache'* && "$log" != *'[error][aot]'* && "$log" != *'[error][cds]'* ]] ||
    fail "$1 does not use its AOT cache: $log"
  echo "   user 10001, root file system unwritable, AOT cache accepted"
}

# A request whose body is still coming when SIGTERM comes is answered, and then the service ends by itself.
check_ending() {
  local name="$1" url="$2" answer="$WORK/answer" stopping begun
  begun="$(date +%s%N)"
  { printf '{"name":'; sleep 3; printf '"x"}'; } |
    curl -s -o /dev/null -w '%{http_code}' -X POST -T - -H 'Content-Type: application/json' -H "X-SCS-Key: $(<"$WORK/secrets/SCS_API_KEY")" \
      "$url" >"$answer" &
  local request=$!
  sleep 1
  docker stop --time 30 "$name" >/dev/null &
  stopping=$!
  wait "$request" || fail "$name dropped a request in flight"
  grep -q '^4..$' "$answer" || fail "$name answered a request in flight with $(<"$answer")"
  wait "$stopping"
  [[ "$(docker inspect -f '{{.State.ExitCode}}' "$name")" == 143 ]] || fail "$name ended with $(docker inspect -f '{{.State.ExitCode}}' "$name")"
  echo "   SIGTERM: a request in flight was answered with $(<"$answer"), ended after $((($(date +%s%N) - begun) / 1000000 - 1000)) ms"
}

check_secrets() {
  local file
  for file in "$WORK"/secrets/*; do
    ! { docker inspect "$1"; docker image inspect "$(docker inspect -f '{{.Config.Image}}' "$1")"; docker logs "$1" 2>&1
      docker history --no-trunc "$(docker inspect -f '{{.Config.Image}}' "$1")"; } | grep -qF -- "$(<"$file")" ||
      fail "$1 shows $(basename "$file")"
  done
  echo "   no secret in docker inspect, docker history or the log"
}

main "$@"
