#!/usr/bin/env bash
# Runs tests on PostgreSQL and Redis in containers instead of processes, with a real Docker Engine. Where no registry can be
# reached (see engine.sh) the images are stand-ins.
#
#   deploy/verify-containers.sh [argument of mvn …]     default: one test class of each kind of use
#   ENGINE=running deploy/verify-containers.sh verify    everything, on the official images
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=deploy/engine.sh
source deploy/engine.sh

tidy_up() { :; }

fetch_more() { :; }

default=(test -pl "common,provisioning-service,api" -am -Dsurefire.failIfNoSpecifiedTests=false
  "-Dtest=PostgresServerTests,RedisServerTests,CentralSchemaTests,SchoolDataSourceTests,SchoolControllerTests,StudentTests,MessageTests,LiveDocumentTests,PostgresRestartTests,RedisGoneTests"
  -Dslow.groups=none)

main() {
  with_engine "$PWD/deploy/verify-containers.sh" "$@"
  make_server_images
  [[ $# -gt 0 ]] || set -- "${default[@]}"
  # Nothing may be pulled but what was asked for; the engine goes away with what runs in it.
  export TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_CHECKS_DISABLE=true TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1
  JAVA_HOME="$("$repository/syncad" jdk)"
  export JAVA_HOME
  # The check stands in a network of its own.
  [[ "${ENGINE:-}" == running ]] || set -- --offline "$@"
  mvn --batch-mode --no-transfer-progress -Dservers=containers "$@"
  say "passed"
}

main "$@"
