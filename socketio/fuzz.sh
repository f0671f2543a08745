#!/usr/bin/env bash
# Looks for input that breaks a parser, led by the lines that it reaches (Jazzer). Every build does that for five seconds each.
# usage: socketio/fuzz.sh [PacketFuzz | FrameFuzz | ClusterMessageFuzz] [seconds]     (PacketFuzz 600)
# What it finds is written below socketio/src/test/resources; commit it with the repair, and every build tries it again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
JAVA_HOME="$(./syncad jdk)"
export JAVA_HOME JAZZER_FUZZ=1 JAZZER_MAX_DURATION="${2:-600}s"
mvn -q -pl socketio -am test -Dtest="${1:-PacketFuzz}" -Dsurefire.failIfNoSpecifiedTests=false
