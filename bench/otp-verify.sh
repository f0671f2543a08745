#!/usr/bin/env bash
# How long the answer to a right one-time password takes, on the whole platform, which ./syncad starts with data and ports of its own.
# usage: bench/otp-verify.sh [one-time passwords]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
# All people here have one address.
export ONE_TIME_PASSWORDS_PER_ADDRESS_AND_HOUR=1000000
build_platform
machine
run in.syncad.bench.verify.VerifyingCodes "$root" "${1:-400}"
