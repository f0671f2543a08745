#!/usr/bin/env bash
# Brings a release to the colour that does not serve, then lets it serve: deploy.sh RELEASE-DIRECTORY. Migrate the databases
# first (provisioning-service, --migrate). If the release does not get well, it never gets a request; if it gets
# unwell behind nginx, the old colour serves again. The old colour goes on running for rollback.sh, until the next release.
set -euo pipefail
# shellcheck source=deploy/single-host/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
[[ $# -eq 1 && -d "$1" ]] || fail "usage: deploy.sh RELEASE-DIRECTORY"
release="$(cd "$1" && pwd -P)"
# From the jar as it is built, virtual threads that load classes can wait for each other for ever.
! grep -qsaF BOOT-INF/lib/ "$release"/*.jar || fail "$release is not unpacked: java -Djarmode=tools -jar api.jar extract --destination …"

# Behind nginx a release has to stay well for so many checks, five a second.
CHECKS_BEHIND_NGINX="${CHECKS_BEHIND_NGINX:-10}"

stays_healthy() {
  local check
  for ((check = 0; check < CHECKS_BEHIND_NGINX; check++)); do
    "$here/health-check.sh" "$FRONT" >/dev/null || return 1
    sleep 0.2
  done
}

lock
settle
live="$(marked)"
next="$(other "${live:-green}")"

step begun
stop_colour "$next"
step stopped
ln --symbolic --no-dereference --force "$release" "$SYNCAD_HOME/$next.new"
mv --no-target-directory "$SYNCAD_HOME/$next.new" "$SYNCAD_HOME/$next"
step linked
start_colour "$next"
step started
if ! await_healthy "$next"; then
  stop_colour "$next"
  fail "$(basename "$release") does not get well as $next; ${live:-nothing} goes on serving"
fi
step healthy
well=no
if serve "$next"; then
  step serving
  ! stays_healthy || well=yes
fi
if [[ "$well" == no ]]; then
  if [[ -n "$live" ]]; then
    serve "$live" || fail "nginx does not go back to $live; both colours run"
    stop_colour "$next"
  fi
  fail "$(basename "$release") got unwell behind nginx; ${live:-nothing} serves again"
fi
step checked
mark "$next"
say "$next serves $(basename "$release")${live:+; $live runs on for rollback.sh}"
