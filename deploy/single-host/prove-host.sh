# shellcheck shell=bash
# What prove.sh needs before it can show anything: the platform, a host with two colours, and a load.
# shellcheck disable=SC2154 # the variables of prove.sh

start_platform() {
  say "starting PostgreSQL, Redis and the rest by ./syncad up"
  mkdir -p "$work/data"
  env "${platform_ports[@]}" SYNCAD_DATA="$work/data" SYNCAD_START_CACHE=off ./syncad up >"$work/platform.log" 2>&1 &
  platform=$!
  until curl --silent --fail --max-time 2 http://127.0.0.1:13401/api/health >/dev/null; do
    kill -0 "$platform" 2>/dev/null || fail "the platform does not start: $(tail -n 5 "$work/platform.log")"
    sleep 0.5
  done
}

# The configuration of the api that ./syncad up runs, for colours on ports of their own.
prepare_host() {
  mkdir -p "$SYNCAD_HOME/releases" "$work/nginx"
  NGINX_SITE="$work/nginx/site.conf" LISTEN=127.0.0.1:13001 "$scripts/install.sh"
  tr '\0' '\n' <"/proc/$(grep -o "[0-9]*" "$work/data/processes/api.pid" | head -n 1)/environ" |
    grep -E '^(DATABASE_URL|REDIS_URL|JWT_|REFRESH_|OPERATOR_KEY|AWS_|S3_|SES_|SNS_|BASE_DOMAIN)' >"$SYNCAD_HOME/api.env"
  echo "RATE_LIMIT_ADDRESS=1000000" >>"$SYNCAD_HOME/api.env"
  local version
  for version in v1 v2; do
    cp --recursive --link "$repository/api/target/unpacked" "$SYNCAD_HOME/releases/$version"
  done
  mkdir "$SYNCAD_HOME/releases/"{ends-at-once,packed}
  cp --link "$repository"/api/target/api-*.jar "$SYNCAD_HOME/releases/packed/"
  make_unwell unwell AtOnce
  make_unwell unwell-soon Soon
  cat >"$work/nginx/nginx.conf" <<TEXT
pid $work/nginx/nginx.pid;
worker_processes 2;
# Sockets that the last configuration still carries are closed then; their clients connect again.
worker_shutdown_timeout 30s;
events { worker_connections 4096; }
http {
  access_log off;
  include site.conf;
}
TEXT
}

# make_unwell RELEASE CLASS: a release that starts, opens its port, and is not well, or not for long.
make_unwell() {
  local release="$SYNCAD_HOME/releases/$1"
  mkdir -p "$release" "$work/unwell"
  "$JAVA_HOME/bin/javac" -d "$work/unwell" "$scripts/Unwell.java"
  "$JAVA_HOME/bin/jar" --create --file "$release/unwell.jar" --main-class "Unwell\$$2" -C "$work/unwell" .
}

# As far as the unit can be read where systemd does not run.
check_unit() {
  local complaints
  command -v systemd-analyze >/dev/null || { say "systemd-analyze is not here: syncad-api@.service was not looked at"; return 0; }
  mkdir -p "$work/unit"
  sed "s#/opt/syncad/bin#$scripts#" "$scripts/syncad-api@.service" >"$work/unit/syncad-api@.service"
  complaints="$(systemd-analyze verify "$work/unit/syncad-api@blue.service" 2>&1)" && [[ -z "$complaints" ]] ||
    fail "syncad-api@.service: $complaints"
}

begin_load() {
  rm -f "$work/load.pipe"
  mkfifo "$work/load.pipe"
  "$JAVA_HOME/bin/java" "$scripts/Load.java" "$FRONT" 200 <"$work/load.pipe" >"$work/load.txt" 2>&1 &
  load=$!
  exec 8>"$work/load.pipe"
  sleep 5
}

# Returns 1 when a request was lost.
finish_load() {
  exec 8>&-
  local status=0
  wait "$load" || status=$?
  load=""
  echo "   $(cat "$work/load.txt")"
  return "$status"
}

end_load() { finish_load || fail "$1: requests were lost"; }
