#!/usr/bin/env bash
# Succeeds when the service there is well: health-check.sh [http://host:port]. The gate of every switch: `/api/health` has to
# say `"success": true` and, unless ALLOW_DEGRADED=yes (to deploy while Redis is away, say), that nothing it needs is away,
# within HEALTH_SECONDS (3).
set -euo pipefail
url="${1:-http://127.0.0.1:3001}/api/health"
answer="$(curl --fail --silent --show-error --max-time "${HEALTH_SECONDS:-3}" "$url")"
[[ "$answer" =~ \"success\"[[:space:]]*:[[:space:]]*true ]] || {
  echo "$url does not say success: $answer" >&2
  exit 1
}
[[ "${ALLOW_DEGRADED:-}" == yes || "$answer" =~ \"status\"[[:space:]]*:[[:space:]]*\"up\" ]] || {
  echo "$url is degraded: $answer" >&2
  exit 1
}
echo "$url is well"
