#!/usr/bin/env bash
# usage: conformance.sh PORT   Starts a server with what the official suites of Socket.IO and Engine.IO expect; prints READY.
# The suites are https://github.com/socketio/socket.io-protocol and https://github.com/socketio/engine.io-protocol, both in
# test-suite/, both for port 3000. With the ws package they need browser semantics: in node-imports.js export a WebSocket whose
# constructor passes {allowSynchronousEvents: false}, else two frames in one TCP segment lose the second.
set -euo pipefail
port="${1:?usage: conformance.sh PORT}"
cd "$(dirname "${BASH_SOURCE[0]}")/.."
JAVA_HOME="$(./syncad jdk)"
export JAVA_HOME
${MVN:-mvn -q} -pl socketio -am test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath >&2
exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED \
  -cp "socketio/target/test-classes:socketio/target/classes:$(<socketio/target/test-classpath)" \
  in.syncad.socketio.ConformanceServer "$port"
