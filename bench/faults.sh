#!/usr/bin/env bash
# Stock clients write in one document and one conversation, and the ends of a terminal type at each other, over two instances,
# each a process on a network of its own, while these, their networks, PostgreSQL and Redis fail one after the other. In the end
# everybody and the database must have the same, and everything that was acknowledged. Takes Linux, root and Node.
# usage: bench/faults.sh
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
find_jdk
machine
[[ "$(id -u)" == 0 ]] || fail "only root can make networks"
cd "$root"
log="$root/bench/target/faults.log"
mkdir -p "${log%/*}"
mvn -B -ntp -q -pl api -am test -Dspotless.check.skip -Dfaults.series=true \
  -Dtest=in.syncad.api.faults.FaultSeriesTests -Dsurefire.failIfNoSpecifiedTests=false >"$log" 2>&1 \
  || fail "something was lost or did not come back, see $log and api/target/surefire-reports"
grep -h -E 'go on after|acknowledged|SHA-256' api/target/surefire-reports/in.syncad.api.faults.FaultSeriesTests-output.txt \
  || fail "it was skipped, see $log"
