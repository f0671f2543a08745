#!/usr/bin/env bash
# What quiet schools feel while others flood: the lane pool beside one FIFO pool and a HikariCP pool for each school.
# usage: bench/noisy-neighbour.sh [simulated|postgres] [seconds for each pool]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build
machine
run in.syncad.bench.lanes.NoisyNeighbour "${1:-simulated}" "${2:-10}"
