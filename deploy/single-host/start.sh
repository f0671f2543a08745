#!/usr/bin/env bash
# Starts the colour that served, after a restart of the host; nginx may run already or not.
set -euo pipefail
# shellcheck source=deploy/single-host/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

lock
live="$(marked)"
[[ -n "$live" ]] || fail "nothing has served yet"
is_running "$live" || start_colour "$live"
await_healthy "$live" || fail "$live does not get well"
say "$live runs"
