#!/usr/bin/env bash
# Sends random bytes through a terminal in both directions at once, its two ends on two instances that speak over Redis,
# and compares the SHA-256 of what was sent and what was shown. The heap of the JVM, with both instances and both clients, is bounded.
# usage: bench/relay.sh [megabytes each way] (100 when not given)
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
find_jdk
machine
cd "$root"
log="$root/bench/target/relay.log"
mkdir -p "${log%/*}"
mvn -B -ntp -q -pl api -am test -Dspotless.check.skip -Dslow.groups=none -Drelay.megabytes="${1:-100}" \
  -Dsurefire.argLine="-XX:+EnableDynamicAgentLoading -Xmx384m -Djdk.httpclient.allowRestrictedHeaders=host" \
  -Dtest=in.syncad.api.terminal.RelayVolumeTests -Dsurefire.failIfNoSpecifiedTests=false >"$log" 2>&1 \
  || fail "the test failed, see $log"
grep 'through the relay' api/target/surefire-reports/in.syncad.api.terminal.RelayVolumeTests-output.txt
