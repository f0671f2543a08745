#!/usr/bin/env bash
# 1,000 schools registered and 300 active, with real databases, in one JVM of 1 GiB of heap (about 3 minutes).
# usage: bench/many-schools.sh [registered] [active] [budget] [seconds]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build
machine
run -Xmx1g in.syncad.bench.lanes.ManySchools "${1:-1000}" "${2:-300}" "${3:-300}" "${4:-60}"
