#!/usr/bin/env bash
# Builds both images with a real Docker Engine and holds the services in them against what is promised: they are hardened,
# start from their AOT cache, finish what they have accepted within 25 s, end on a wrong configuration with its name, and hold
# no secret. See engine.sh for the variables. Takes about five minutes the first time, two with WORK.
#
#   READY_WITHIN=<seconds>   fails when a service takes longer from `docker run` until it is ready. Not set: machines differ.
#                            On two quiet cores 5 is the aim
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=deploy/engine.sh
source deploy/engine.sh

hardened=(--read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges --memory 1g --cpus 2)
network=syncad-verify
containers=(verify-api verify-provisioning verify-postgres verify-redis)

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
  # Before the images, and in the context of their build too: so that what leaks into them is found there.
  make_secrets
  deploy/compose-secrets.sh
  for name in api provisioning; do
    say "building syncad/$name"
    build "syncad/$name:verify" "Dockerfile.$name" . --build-arg "REVISION=$(git rev-parse HEAD 2>/dev/null || echo unknown)"
    check_image "syncad/$name:verify"
    check_content "syncad/$name:verify" "Dockerfile.$name"
  done
  docker network create "$network" >/dev/null
  check_configuration_errors
  start_postgres
  start_redis
  check_migration_task
  check_service verify-provisioning syncad/provisioning:verify 8080 /actuator/health/readiness /school docs/provisioning-openapi.json
  check_service verify-api syncad/api:verify 3001 /api/health /webhooks/sns docs/openapi.json
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

# Looks through every file of every layer, our own jars unpacked: for the secrets of this run, and for what the JVM was trained
# with, which may be in its cache alone.
check_content() {
  local image="$1" content="$WORK/content" jar number=0
  unpack_layers "$image" "$content"
  while IFS= read -r jar; do
    number=$((number + 1))
    mkdir -p "$content/jars/$number"
    (cd "$content/jars/$number" && "$("$repository/syncad" jdk)/bin/jar" --extract --file "$jar")
  done < <(find "$content/layers" -path '*/app/*.jar' \( -name app.jar -o -name '*-SNAPSHOT.jar' \))
  ((number > 1)) && grep -qrF image.revision "$content/image" &&
    grep -qrF CycloneDX "$content/layers" || fail "the content of $image was not found, so nothing was looked through"
  sed -s '$a\' "$WORK"/secrets/* deploy/compose/secrets/* >"$WORK/patterns"
  ! grep -rlaF -f "$WORK/patterns" "$content" || fail "$image holds a secret"
  sed -n '/ AS training$/,/^RUN /s/^.*\(DATABASE_URL\|JWT_SECRET\|SCS_API_KEY\)="\([^"]*\)".*/\2/p' "$2" >"$WORK/patterns"
  [[ -s "$WORK/patterns" ]] || fail "$2 trains with nothing that could be looked for"
  ! grep -rlaF --exclude=app.aot -f "$WORK/patterns" "$content" || fail "$image holds what it was trained with"
  rm -rf "$content"
  echo "   no secret in any file of its layers, and what it was trained with in the cache alone"
}

# unpack_layers IMAGE DIRECTORY: the saved image there below image/, each layer below layers/.
unpack_layers() {
  local file number=0
  rm -rf "$2" && mkdir -p "$2/image"
  docker save "$1" | tar --extract --directory "$2/image"
  while IFS= read -r file; do
    # Newer engines compress layers.
    if zcat --force "$file" | tar --list >/dev/null 2>&1; then
      number=$((number + 1))
      mkdir -p "$2/layers/$number"
      zcat --force "$file" | tar --extract --no-same-owner --no-same-permissions --exclude='dev/*' --directory "$2/layers/$number"
      rm "$file"
    fi
  done < <(find "$2/image" -type f -size +0)
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

start_redis() {
  docker run --detach --name verify-redis --network "$network" --network-alias redis redis:8 \
    redis-server --requirepass "$(<"$WORK/secrets/REDIS_PASSWORD")" --protected-mode no >/dev/null
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

# check_service NAME IMAGE PORT READY-PATH PATH-THAT-READS-A-BODY FILE-OF-ITS-ROUTES
check_service() {
  local name="$1" image="$2" port="$3" ready="$4" path="$5" took
  say "$image"
  start "$name" "$image" "$port$ready" --entrypoint java -- @/app/java.options -jar /app/app.jar
  echo "   start to ready without the AOT cache: $took ms"
  docker rm --force "$name" >/dev/null
  start "$name" "$image" "$port$ready" --health-interval 2s --
  echo "   start to ready: $took ms"
  [[ -z "${READY_WITHIN:-}" ]] || ((took <= READY_WITHIN * 1000)) || fail "$name is not ready within $READY_WITHIN s"
  local address
  address="$(address_of "$name")"
  await_healthy "$name"
  echo "   memory once ready: $(docker stats --no-stream --format '{{.MemUsage}}' "$name")"
  # The beans that the build has worked out are those of the tests.
  cmp --silent <(curl --silent "http://$address:$port/docs/openapi.json") <(head -c -1 "$6") ||
    fail "$name does not have the routes of $6"
  check_hardening "$name"
  check_ending "$name" "http://$address:$port$path"
  check_secrets "$name"
}

# start NAME IMAGE PORT-AND-PATH OPTION… -- ARGUMENT…: until it answers there by 200; `took` is how many milliseconds that took.
start() {
  local name="$1" image="$2" place="$3" begun
  shift 3
  begun="$(date +%s%N)"
  run "$name" "$image" --detach "$@" >/dev/null
  await_status "$name" "http://$(address_of "$name"):$place"
  took=$((($(date +%s%N) - begun) / 1000000))
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
  ! grep -v '^{' <<<"$log" || fail "$1 logs lines that are not JSON"
  echo "   user 10001, root file system unwritable, AOT cache accepted, log in JSON"
}

# A request whose body is still coming when SIGTERM comes is answered, and then the service ends by itself, within 25 s.
check_ending() {
  local name="$1" url="$2" answer="$WORK/answer" stopping begun
  begun="$(date +%s%N)"
  { printf '{"name":'; sleep 3; printf '"x"}'; } |
    curl -s -o /dev/null -w '%{http_code}' -X POST -T - -H 'Content-Type: application/json' -H "X-SCS-Key: $(<"$WORK/secrets/SCS_API_KEY")" \
      "$url" >"$answer" &
  local request=$!
  sleep 1
  docker stop --time 25 "$name" >/dev/null &
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
