#!/usr/bin/env bash
# Shows on loopback that blue-green on one host keeps its promises, with a real nginx and the real api. Under 200 requests a
# second: no release loses a request, a broken one never gets any, going back takes less than 5 s and loses none. And a
# deployment killed at any point leaves a colour serving and the next deployment working.
# Takes about five minutes. Needs nginx; builds what is missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
repository="$PWD"
scripts="$repository/deploy/single-host"

work="$(mktemp -d /tmp/syncad-single-host.XXXXXX)"
export SYNCAD_HOME="$work/home" BLUE_PORT=13101 GREEN_PORT=13201 FRONT=http://127.0.0.1:13001
export NGINX_COMMAND="nginx -p $work/nginx -c $work/nginx/nginx.conf -e $work/nginx/error.log" READY_WITHIN_SECONDS=180 HEALTH_SECONDS=10
platform_ports=(SYNCAD_API_PORT=13401 SYNCAD_REALTIME_PORT=13402 SYNCAD_PROVISIONING_PORT=13403 SYNCAD_INBOX_PORT=13404
  SYNCAD_POSTGRES_PORT=13405 SYNCAD_REDIS_PORT=13406 SYNCAD_S3_PORT=13407 SYNCAD_AWS_PORT=13408 SYNCAD_DNS_PORT=13409)
platform="" load=""

say() { printf '== %s\n' "$*"; }

fail() {
  printf 'FAILED: %s\n' "$*" >&2
  tail -n 5 "$SYNCAD_HOME"/log/*.log "$work/nginx/error.log" 2>/dev/null >&2 || true
  exit 1
}

end() {
  local colour pid
  [[ -z "$load" ]] || kill "$load" 2>/dev/null || true
  for colour in blue green; do
    pid="$(cat "$SYNCAD_HOME/run/$colour.pid" 2>/dev/null)" && kill -KILL "$pid" 2>/dev/null
  done
  $NGINX_COMMAND -s quit 2>/dev/null
  if [[ -n "$platform" ]]; then
    kill -TERM "$platform" 2>/dev/null
    wait "$platform" 2>/dev/null
  fi
  rm -rf "$work"
}
trap 'end || true' EXIT

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
  mkdir "$SYNCAD_HOME/releases/ends-at-once"
  make_unwell "$SYNCAD_HOME/releases/unwell"
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

# A release that starts, opens its port and says that it is not well.
make_unwell() {
  mkdir -p "$1" "$work/unwell"
  cat >"$work/unwell/Unwell.java" <<'TEXT'
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;

class Unwell {
    public static void main(String[] arguments) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(System.getenv("PORT"))), 0);
        server.createContext("/", exchange -> {
            byte[] body = "{\"success\": false}".getBytes();
            exchange.getResponseHeaders().add("X-Broken-Release", "yes");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }
}
TEXT
  "$JAVA_HOME/bin/javac" -d "$work/unwell" "$work/unwell/Unwell.java"
  "$JAVA_HOME/bin/jar" --create --file "$1/unwell.jar" --main-class Unwell -C "$work/unwell" .
}

first_release() {
  say "the first release"
  $NGINX_COMMAND
  deploy "v1"
}

begin_load() {
  rm -f "$work/load.pipe"
  mkfifo "$work/load.pipe"
  "$JAVA_HOME/bin/java" "$scripts/Load.java" "$FRONT" 200 <"$work/load.pipe" >"$work/load.txt" 2>&1 &
  load=$!
  exec 8>"$work/load.pipe"
  sleep 5
}

# Fails when a request was lost.
end_load() {
  exec 8>&-
  local status=0
  wait "$load" || status=$?
  load=""
  echo "   $(cat "$work/load.txt")"
  ((status == 0)) || fail "$1: requests were lost"
}

# Without the descriptor that keeps the load going: the services would inherit it.
deploy() { "$scripts/deploy.sh" "$SYNCAD_HOME/releases/$1" 8>&-; }

serving() { curl --silent --include --max-time 10 "$FRONT/api/health" | sed -n 's/^X-Served-By: \([a-z]*\).*/\1/p'; }

prove_release() {
  say "a release under load loses no request"
  begin_load
  local before
  before="$(serving)"
  deploy "v2"
  sleep 3
  end_load "release"
  [[ "$(serving)" != "$before" ]] || fail "the new release does not serve"
  curl --silent --fail --max-time 5 "$FRONT/socket.io/?EIO=4&transport=polling" | grep -q '"sid"' ||
    fail "Socket.IO is not reached through nginx"
}

prove_broken() {
  local release before
  before="$(serving)"
  for release in ends-at-once unwell; do
    say "a broken release ($release) never gets a request"
    begin_load
    ! READY_WITHIN_SECONDS=10 deploy "$release" || fail "$release was deployed"
    end_load "$release"
    grep -q "answered by {$before=[0-9]*}" "$work/load.txt" || fail "$release was asked"
    [[ "$(serving)" == "$before" && "$(cat "$SYNCAD_HOME/.current_env")" == "$before" ]] || fail "$before does not serve any more"
  done
}

prove_rollback() {
  say "going back takes less than 5 s and loses no request"
  deploy "v1"
  local before begun took
  before="$(serving)"
  begin_load
  begun="$(date +%s%N)"
  "$scripts/rollback.sh" 8>&-
  took=$((($(date +%s%N) - begun) / 1000000))
  sleep 2
  end_load "rollback"
  echo "   rollback.sh took $took ms"
  ((took < 5000)) || fail "rollback took $took ms"
  [[ "$(serving)" != "$before" ]] || fail "the release before does not serve"
}

prove_kills() {
  local point next
  say "a deployment may be killed between any two steps"
  for point in begun stopped linked started healthy configured serving checked; do
    next="$([[ "$(cat "$SYNCAD_HOME/.current_env")" == blue ]] && echo green || echo blue)"
    [[ "$point" != configured ]] || point="$next-configured"
    ! SYNCAD_PROVE_KILL_AT="$point" deploy "v2" >/dev/null 2>&1 ||
      fail "nothing was killed at $point"
    "$scripts/health-check.sh" "$FRONT" >/dev/null || fail "nothing serves after a kill at $point"
    echo "   killed at $point: $(serving) serves"
    deploy "v1" >/dev/null || fail "no deployment works after a kill at $point"
  done
}

command -v nginx >/dev/null || fail "nginx is not installed (apt-get install nginx-light)"
./syncad build
JAVA_HOME="$(./syncad jdk)"
export JAVA_HOME
start_platform
prepare_host
first_release
prove_release
prove_broken
prove_rollback
prove_kills
say "all promises were kept"
