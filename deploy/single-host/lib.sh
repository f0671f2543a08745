# shellcheck shell=bash
# What the scripts in this directory share. One host, one nginx, two colours of the api on ports of their own:
#
#   $SYNCAD_HOME/                 /opt/syncad
#     releases/<version>/         an unpacked jar: java -Djarmode=tools -jar api.jar extract --destination …
#     blue, green                 links to the release that each colour runs
#     .current_env                the colour that serves
#     live.conf                   the same for nginx
#     api.env                     NAME=value lines: the configuration of the service, readable by its user only
#     log/, run/                  logs and process ids, where no supervisor keeps them
#
# The files that decide are replaced by renaming, nginx is told before the marker is moved, and every script begins by
# finishing what a killed one has left (`settle`). So whenever a script dies, the colour that nginx knows is alive; after a
# restart of the host, where none is, start.sh brings up the marked one and lets nginx know it.

SYNCAD_HOME="${SYNCAD_HOME:-/opt/syncad}"
# `processes` of our own, or `systemd` with the unit syncad-api@.service.
SUPERVISOR="${SUPERVISOR:-processes}"
NGINX_COMMAND="${NGINX_COMMAND:-nginx}"
FRONT="${FRONT:-http://127.0.0.1:3001}"
READY_WITHIN_SECONDS="${READY_WITHIN_SECONDS:-120}"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)"

say() { printf '%s %s\n' "$(date -u +%H:%M:%S)" "$*"; }

fail() {
  printf 'FAILED: %s\n' "$*" >&2
  exit 1
}

port_of() { [[ "$1" == blue ]] && echo "${BLUE_PORT:-3101}" || echo "${GREEN_PORT:-3201}"; }
realtime_port_of() { echo $(($(port_of "$1") + 1)); }
other() { [[ "$1" == blue ]] && echo green || echo blue; }

# One script at a time; the services must not inherit the lock.
lock() {
  mkdir -p "$SYNCAD_HOME"/{log,run}
  exec 9>"$SYNCAD_HOME/lock"
  flock --timeout 5 9 || fail "another deployment is under way"
}

# The boundary between two steps. prove.sh kills the script here, to show that it may be killed anywhere.
step() {
  if [[ -n "${SYNCAD_PROVE_KILL_AT:-}" && "$SYNCAD_PROVE_KILL_AT" == "$1" ]]; then
    kill -KILL $$
  fi
}

# Replaces a file by what is on standard input, at once or not at all.
replace() {
  cat >"$1.new"
  sync "$1.new"
  mv --force "$1.new" "$1"
}

marked() { cat "$SYNCAD_HOME/.current_env" 2>/dev/null || true; }
configured() { sed -n 's/^# serves: //p' "$SYNCAD_HOME/live.conf" 2>/dev/null || true; }
mark() { echo "$1" | replace "$SYNCAD_HOME/.current_env"; }

# Sends new requests to that colour; those under way stay where they are. Fails when nginx does not follow.
serve() {
  configure "$1"
  await_nginx
}

# What nginx shall go by, once it has been told.
configure() {
  replace "$SYNCAD_HOME/live.conf" <<TEXT
# serves: $1
upstream api {
  server 127.0.0.1:$(port_of "$1") max_fails=0;
  keepalive 32;
  # Far below the 130 s after which the service closes an idle connection: a request must not meet that.
  keepalive_timeout 5s;
}
upstream realtime {
  server 127.0.0.1:$(realtime_port_of "$1") max_fails=0;
}
map "" \$colour {
  default $1;
}
TEXT
  step "$1-configured"
}

# Lets nginx read live.conf, and waits until it goes by it. Fails when it does not.
await_nginx() {
  reload_nginx
  local try
  for ((try = 0; try < 50; try++)); do
    [[ "$(served_by)" != "$(configured)" ]] || return 0
    sleep 0.1
  done
  return 1
}

# Which colour a new request gets to. nginx takes a moment to follow: its last workers go on accepting until then.
served_by() { curl --silent --max-time "${HEALTH_SECONDS:-3}" --output /dev/null --dump-header - "$FRONT/api/health" | tr -d '\r' | sed -n 's/^X-Served-By: //p'; }

# After a restart of the host nginx may come later than this; it reads live.conf when it starts.
nginx_runs() {
  local status=0
  curl --silent --max-time "${HEALTH_SECONDS:-3}" --output /dev/null "$FRONT/api/health" || status=$?
  # 7: nobody listens.
  ((status != 7))
}

reload_nginx() {
  $NGINX_COMMAND -t -q || fail "nginx refuses its configuration; it goes on with the last one"
  $NGINX_COMMAND -s reload
}

# Finishes what a killed script has left. A switch whose colour is well is completed, any other is taken back.
settle() {
  local serving marker
  serving="$(configured)"
  marker="$(marked)"
  [[ -n "$serving" ]] || return 0
  if [[ "$serving" != "$marker" ]]; then
    if is_healthy "$serving"; then
      say "completing an unfinished switch to $serving"
    elif [[ -z "$marker" ]]; then
      # A first release that did not get well: there is nothing to go back to.
      return
    else
      say "taking back an unfinished switch to $serving"
      configure "$marker"
    fi
    mark "$(configured)"
  fi
  # It may not have been told yet. Whoever stops the other colour next must not do so before nginx has followed.
  if nginx_runs && [[ "$(served_by)" != "$(configured)" ]]; then
    await_nginx || fail "nginx does not follow $SYNCAD_HOME/live.conf"
  fi
}

is_healthy() { "$here/health-check.sh" "http://127.0.0.1:$(port_of "$1")" >/dev/null 2>&1; }

await_healthy() {
  local deadline=$((SECONDS + READY_WITHIN_SECONDS))
  until is_healthy "$1"; do
    is_running "$1" || return 1
    ((SECONDS < deadline)) || return 1
    sleep 0.2
  done
}

start_colour() {
  if [[ "$SUPERVISOR" == systemd ]]; then
    systemctl start "syncad-api@$1"
  else
    setsid --fork "$here/run-colour.sh" "$1" >>"$SYNCAD_HOME/log/$1.log" 2>&1 </dev/null 9>&-
    local try
    for ((try = 0; try < 50; try++)); do
      ! is_running "$1" || return 0
      sleep 0.1
    done
  fi
}

is_running() {
  if [[ "$SUPERVISOR" == systemd ]]; then
    systemctl is-active --quiet "syncad-api@$1"
  else
    local pid
    pid="$(cat "$SYNCAD_HOME/run/$1.pid" 2>/dev/null)" && [[ -r "/proc/$pid/cmdline" ]] &&
      tr '\0' ' ' <"/proc/$pid/cmdline" | grep -q -- "-Dsyncad.colour=$1 "
  fi
}

# Lets it finish what it has accepted; it takes 25 s at most.
stop_colour() {
  if [[ "$SUPERVISOR" == systemd ]]; then
    systemctl stop "syncad-api@$1"
    return
  fi
  is_running "$1" || return 0
  local pid deadline=$((SECONDS + 30))
  pid="$(cat "$SYNCAD_HOME/run/$1.pid")"
  kill -TERM "$pid" 2>/dev/null || true
  while is_running "$1"; do
    if ((SECONDS > deadline)); then
      kill -KILL "$pid" 2>/dev/null || true
    fi
    sleep 0.1
  done
}
