#!/usr/bin/env bash
# Shows on loopback that blue-green on one host keeps its promises, with a real nginx and the real api. Under 200 requests a
# second: no release loses a request, a broken one never gets any, one that gets unwell behind nginx loses only what itself
# refused until the old colour is back, going back takes less than 5 s and loses none. And a deployment or a rollback killed
# at any point leaves a colour serving and the next one working; so does the host when it goes down in a deployment.
# Takes about ten minutes. Needs nginx; builds what is missing.
#
#   deploy/single-host/prove.sh [release|broken|return|rollback|deploy_kills|rollback_kills|restart …]    default: all
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

# shellcheck source=deploy/single-host/prove-host.sh
source "$scripts/prove-host.sh"

first_release() {
  say "the first release"
  $NGINX_COMMAND
  deploy "v1"
}

# Without the descriptor that keeps the load going: the services would inherit it.
deploy() { "$scripts/deploy.sh" "$SYNCAD_HOME/releases/$1" 8>&-; }

rollback() { "$scripts/rollback.sh" 8>&-; }
start() { "$scripts/start.sh"; }

marked() { cat "$SYNCAD_HOME/.current_env"; }
idle() { [[ "$(marked)" == blue ]] && echo green || echo blue; }

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
  say "a release that is not unpacked is refused"
  ! deploy packed 2>"$work/refused.txt" && grep -q 'is not unpacked' "$work/refused.txt" || fail "packed was not refused"
  before="$(serving)"
  for release in ends-at-once unwell; do
    say "a broken release ($release) never gets a request"
    begin_load
    ! READY_WITHIN_SECONDS=10 deploy "$release" || fail "$release was deployed"
    end_load "$release"
    grep -q "answered by {$before=[0-9]*}" "$work/load.txt" || fail "$release was asked"
    [[ "$(serving)" == "$before" && "$(marked)" == "$before" ]] || fail "$before does not serve any more"
  done
}

prove_return() {
  local before next status=0 lost
  say "a release that gets unwell behind nginx is taken back"
  before="$(serving)"
  next="$(idle)"
  begin_load
  ! CHECKS_BEHIND_NGINX=25 deploy unwell-soon || fail "unwell-soon was deployed"
  sleep 2
  finish_load || status=$?
  ((status == 1)) && grep -q "[{ ]$next=[0-9]" "$work/load.txt" || fail "unwell-soon got no request, so nothing was shown"
  # By itself, once it was unwell; nothing else was lost on the way back.
  ! sed 's/.*lost: //' "$work/load.txt" | tr ',' '\n' | grep -qv ' 503' || fail "requests were lost that unwell-soon did not refuse"
  lost="$(grep -oE ' 503[^=]*=[0-9]+' "$work/load.txt" | awk -F= '{ lost += $2 } END { print lost }')"
  echo "   $lost requests were refused until $before served again"
  ((lost <= 400)) || fail "that took more than two seconds"
  [[ "$(serving)" == "$before" && "$(marked)" == "$before" ]] || fail "$before does not serve again"
  ! alive "$next" || fail "unwell-soon still runs"
}

prove_rollback() {
  say "going back takes less than 5 s and loses no request"
  deploy "v1"
  local before begun took
  before="$(serving)"
  begin_load
  begun="$(date +%s%N)"
  rollback
  took=$((($(date +%s%N) - begun) / 1000000))
  sleep 2
  end_load "rollback"
  echo "   rollback.sh took $took ms"
  ((took < 5000)) || fail "rollback took $took ms"
  [[ "$(serving)" != "$before" ]] || fail "the release before does not serve"
}

# killed POINT COMMAND…: runs it until it dies there.
killed() {
  local point="$1"
  shift
  ! SYNCAD_PROVE_KILL_AT="$point" "$@" >/dev/null 2>&1 || fail "$* was not killed at $point"
}

serves() { "$scripts/health-check.sh" "$FRONT" >/dev/null 2>&1; }

# alive COLOUR: its process runs.
alive() { grep --quiet --text -- "-Dsyncad.colour=$1" "/proc/$(cat "$SYNCAD_HOME/run/$1.pid")/cmdline" 2>/dev/null; }

prove_deploy_kills() {
  local point next
  say "a deployment may be killed between any two steps"
  for point in begun stopped linked started healthy configured serving checked; do
    next="$(idle)"
    [[ "$point" != configured ]] || point="$next-configured"
    killed "$point" deploy v2
    serves || fail "nothing serves after a kill at $point"
    echo "   killed at $point: $(serving) serves"
    deploy v1 >/dev/null || fail "no deployment works after a kill at $point"
  done
}

# At the first points the colour that it goes back to has to be started, as after a restart of the host.
prove_rollback_kills() {
  local point next
  say "a rollback may be killed between any two steps"
  for point in begun started healthy configured serving; do
    next="$(idle)"
    [[ "$point" != @(begun|started) ]] || stop "$next"
    [[ "$point" != configured ]] || point="$next-configured"
    killed "$point" rollback
    serves || fail "nothing serves after a kill at $point"
    echo "   killed at $point: $(serving) serves"
    rollback >/dev/null || fail "no rollback works after a kill at $point"
    serves || fail "nothing serves after a rollback that followed a kill at $point"
  done
}

# stop COLOUR…: as when the host goes down.
stop() {
  local colour
  for colour in "$@"; do
    while alive "$colour"; do
      kill -KILL "$(cat "$SYNCAD_HOME/run/$colour.pid")" 2>/dev/null || true
      sleep 0.1
    done
  done
}

# The worst that a deployment leaves behind when the host goes down: nginx is to go to the new colour, the marker names the old one, and
# nothing runs. Wherever start.sh is killed, the next one makes the marked colour serve; once it has started that
# colour, it serves without.
prove_restart() {
  local point live
  say "the host goes down in a deployment, and start.sh may be killed between any two steps"
  live="$(marked)"
  killed "$(idle)-configured" deploy v2
  cp "$SYNCAD_HOME/live.conf" "$work/torn.conf"
  for point in "$live-configured" settled started healthy; do
    stop blue green
    stop_nginx
    cp "$work/torn.conf" "$SYNCAD_HOME/live.conf"
    # nginx may come before or after.
    [[ "$point" == settled ]] || $NGINX_COMMAND
    killed "$point" start
    if [[ "$point" == @(started|healthy) ]]; then
      await_serving
      echo "   killed at $point: $(serving) serves"
    fi
    start >/dev/null || fail "start.sh does not work after a kill at $point"
    [[ "$point" != settled ]] || $NGINX_COMMAND
    await_serving
    [[ "$(serving)" == "$live" && "$(marked)" == "$live" ]] || fail "$live does not serve after start.sh was killed at $point"
    echo "   killed at $point: $live serves after the next start.sh"
  done
  deploy v2 >/dev/null || fail "no deployment works after a restart of the host"
}

stop_nginx() {
  $NGINX_COMMAND -s stop
  while [[ -e "$work/nginx/nginx.pid" ]]; do sleep 0.1; done
}

await_serving() {
  local deadline=$((SECONDS + READY_WITHIN_SECONDS))
  until serves; do
    ((SECONDS < deadline)) || fail "nothing serves"
    sleep 0.2
  done
}

command -v nginx >/dev/null || fail "nginx is not installed (apt-get install nginx-light)"
check_unit
./syncad build
JAVA_HOME="$(./syncad jdk)"
export JAVA_HOME
start_platform
prepare_host
first_release
[[ $# -gt 0 ]] || set -- release broken return rollback deploy_kills rollback_kills restart
for promise in "$@"; do
  "prove_$promise"
done
say "kept: $*"
