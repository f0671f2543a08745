#!/usr/bin/env bash
# How fast an announcement to 5,000 parents is queued and handed to the mail and push services (the emulator, in the same JVM).
# usage: bench/announcement.sh
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
find_jdk
machine
cd "$root"
log="$root/bench/target/announcement.log"
mkdir -p "${log%/*}"
mvn -B -ntp -q -pl api -am test -Dspotless.check.skip -Dslow.groups=none \
  -Dtest=in.syncad.api.announcements.CampaignTests -Dsurefire.failIfNoSpecifiedTests=false >"$log" 2>&1 \
  || fail "the test failed, see $log"
grep 'parents queued' api/target/surefire-reports/in.syncad.api.announcements.CampaignTests-output.txt
