#!/usr/bin/env bash
# How fast a message to 5,000 people is queued and handed to the push service (the emulator, on the same machine).
# usage: bench/announcement.sh
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
find_jdk
machine
cd "$root"
mvn -B -ntp -q -pl api -am test -Dspotless.check.skip -Dslow.groups=none -Dtest=CampaignTests \
  -Dsurefire.failIfNoSpecifiedTests=false | grep 'pushes queued'
