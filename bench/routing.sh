#!/usr/bin/env bash
# What routing a request to its school's connection costs, step by step and in all, beside HikariCP (JMH, about 3 minutes).
# usage: bench/routing.sh [arguments of JMH]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build
machine
run in.syncad.bench.lanes.RoutingBenchmark "$@"
