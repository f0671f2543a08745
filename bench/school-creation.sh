#!/usr/bin/env bash
# How long a school's creation takes on the whole platform, which ./syncad starts with data and ports of its own.
# usage: bench/school-creation.sh [schools one after the other] [schools at once]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build_platform
machine
run in.syncad.bench.creation.SchoolCreation "$root" "${1:-100}" "${2:-16}"
