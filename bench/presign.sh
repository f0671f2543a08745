#!/usr/bin/env bash
# How long permission to upload a file takes, on the whole platform, which ./syncad starts with data and ports of its own.
# usage: bench/presign.sh [requests]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build_platform
machine
run in.syncad.bench.presign.Presigning "$root" "${1:-2000}"
