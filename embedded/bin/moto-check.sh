#!/usr/bin/env bash
# Runs the contract tests of the AWS emulator against moto (https://docs.getmoto.org), an independent one. What moto is
# known to do differently stands in src/test/resources/aws-contract/differences-moto.txt; a new difference fails the run.
# Needs moto_server on the path.
set -euo pipefail

port=${1:-5555}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
JAVA_HOME=$("$here/../../syncad" jdk)
export JAVA_HOME
log=$(mktemp)

# moto issues certificates after a minute unless told otherwise.
MOTO_ACM_VALIDATION_WAIT=1 moto_server -H 127.0.0.1 -p "$port" >"$log" 2>&1 &
moto=$!
trap 'kill "$moto" 2>/dev/null || true; rm -f "$log"' EXIT

for _ in $(seq 150); do
  if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then break; fi
  if ! kill -0 "$moto" 2>/dev/null; then cat "$log" >&2; exit 1; fi
  sleep 0.2
done

mvn -f "$here/../../pom.xml" -q -pl embedded -am test \
  -Dtest='in.syncad.embedded.aws.contract.*ContractTests' -Dsurefire.failIfNoSpecifiedTests=false \
  -Dsyncad.contract.endpoint="http://127.0.0.1:$port" -Dsyncad.contract.target=moto
echo "moto agrees, but for the known differences."
