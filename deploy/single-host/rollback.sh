#!/usr/bin/env bash
# Lets the other colour serve again, with the release that it served before. It still runs, so this takes a moment; where it
# does not (after a restart of the host), it is started first. Databases stay as they are: migrations only ever add.
set -euo pipefail
# shellcheck source=deploy/single-host/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

lock
settle
live="$(marked)"
[[ -n "$live" ]] || fail "nothing serves yet"
previous="$(other "$live")"
[[ -e "$SYNCAD_HOME/$previous" ]] || fail "$previous has never had a release"

step begun
is_running "$previous" || start_colour "$previous"
step started
await_healthy "$previous" || fail "$previous is not well; $live goes on serving"
step healthy
serve "$previous" || fail "nginx does not follow; run rollback.sh again once it does"
step serving
mark "$previous"
say "$previous serves again, with $(basename "$(readlink "$SYNCAD_HOME/$previous")")"
