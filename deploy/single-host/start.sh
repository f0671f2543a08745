#!/usr/bin/env bash
# Starts the colour that served, after a restart of the host; nginx may run already or not. If the host went down in the
# middle of a release, nginx is led back to that colour.
set -euo pipefail
# shellcheck source=deploy/single-host/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

lock
settle
step settled
# Without a marker it was the first release that was cut off.
live="$(marked)"
live="${live:-$(configured)}"
[[ -n "$live" ]] || fail "nothing has served yet"
is_running "$live" || start_colour "$live"
step started
await_healthy "$live" || fail "$live does not get well"
step healthy
mark "$live"
say "$live runs"
