#!/usr/bin/env bash
# How long the api takes from its start until /api/health answers 200: as at its first start, as at later ones, when
# the JVM has learnt the start, and beside a bare Spring Boot application.
# usage: bench/api-start.sh [starts]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build_platform
machine
run in.syncad.bench.start.ApiStart "$(echo "$root"/api/target/unpacked/api-*.jar)" "$root/bench/target/classes" "${1:-5}"
