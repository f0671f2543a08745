#!/usr/bin/env bash
# How many Socket.IO connections fit on this machine, what a delivery costs, and how soon everybody is back after a crash.
# usage: bench/sockets.sh [clients] [instances] [contenders: syncad,netty-socketio,node]
# The full profile is `bench/sockets.sh 100000 6 syncad,netty-socketio,node`; a process may have 20,000 connections at most where
# `ulimit -n` says so. Node needs npm.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
contenders="${3:-syncad}"
ulimit -n "$(ulimit -Hn)"
build
machine
cd "$root"
if [[ "$contenders" == *node* ]]; then
  command -v npm >/dev/null || fail "node is measured only where npm is"
  (cd bench/node && npm install --no-audit --no-fund --silent)
fi
run in.syncad.bench.sockets.SocketBench "${1:-5000}" "${2:-2}" "$contenders"
