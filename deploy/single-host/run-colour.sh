#!/usr/bin/env bash
# Becomes the service of one colour: run-colour.sh blue|green. For a supervisor, or for start_colour of lib.sh.
set -euo pipefail
# shellcheck source=deploy/single-host/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
colour="$1"
[[ "$colour" =~ ^(blue|green)$ ]] || fail "usage: run-colour.sh blue|green"

# As text, not as a script: values may hold anything.
while IFS= read -r line; do
  [[ "$line" =~ ^[A-Z_][A-Z0-9_]*= ]] && export "${line?}"
done <"$SYNCAD_HOME/api.env"
HOST=127.0.0.1 PORT="$(port_of "$colour")" REALTIME_PORT="$(realtime_port_of "$colour")"
TRUSTED_PROXIES="${TRUSTED_PROXIES:-127.0.0.1/32}"
export HOST PORT REALTIME_PORT TRUSTED_PROXIES

jars=("$SYNCAD_HOME/$colour"/*.jar)
options=()
# Whose build has worked the beans out, starts in two thirds of the time. To others this option is an error.
if grep -qaF ApiApplication__ApplicationContextInitializer.class "${jars[0]}"; then
  options+=(-Dspring.aot.enabled=true)
fi
[[ "$SUPERVISOR" == systemd ]] || echo $$ >"$SYNCAD_HOME/run/$colour.pid"
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" "-Dsyncad.colour=$colour" -XX:+UseG1GC -XX:+UseCompactObjectHeaders \
  -XX:MaxRAMPercentage="${MEMORY_PERCENT:-35}" -XX:+ExitOnOutOfMemoryError "${options[@]}" -jar "${jars[0]}"
