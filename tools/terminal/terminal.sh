#!/usr/bin/env bash
# Runs a shell here and mirrors it to a browser on this machine, over the relay.
# Needs JDK 25, npm for the page, and `script` for a pseudo-terminal; without it the shell is run over pipes.
# usage: SYNCAD_TOKEN=<access token of a student> tools/terminal/terminal.sh http://{school}.localhost:3001 [port of the page, 7681]
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)"
java="$("$here/../../syncad" jdk)/bin/java"
if [ ! -d "$here/node_modules" ]; then
  command -v npm >/dev/null || { echo 'terminal.sh: npm is not installed, and the page needs xterm.js' >&2; exit 1; }
  (cd "$here" && npm ci --silent --no-audit --no-fund)
fi
if [ -t 0 ] && command -v script >/dev/null; then
  saved="$(stty -g)"
  trap 'stty "$saved"' EXIT
  stty raw -echo
fi
"$java" -Djdk.httpclient.allowRestrictedHeaders=host -Dpage="$here" "$here/Terminal.java" "$@"
