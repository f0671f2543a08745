#!/usr/bin/env bash
# How long it takes until what one writes in a shared document is with everybody else: 50 editors on two instances, 10
# operations a second each; then 1,000 documents that are open at once. Clients and both instances are in one JVM.
# usage: bench/documents.sh [editors]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
find_jdk
machine
cd "$root"
log="$root/bench/target/documents.log"
mkdir -p "${log%/*}"
mvn -B -ntp -q -pl api -am test -Dspotless.check.skip -Dslow.groups=none -Ddocuments.load=true -Ddocuments.editors="${1:-50}" \
  -Dtest=in.syncad.api.documents.WritingLoadTests -Dsurefire.failIfNoSpecifiedTests=false >"$log" 2>&1 \
  || fail "the measurement failed, see $log"
grep -h -E 'editors:|documents open' api/target/surefire-reports/in.syncad.api.documents.WritingLoadTests-output.txt
