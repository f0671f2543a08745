#!/usr/bin/env bash
# Prepares a host once: makes the directories, and writes nginx's site, which serves nothing before the first release.
# Variables: NGINX_SITE (/etc/nginx/conf.d/syncad.conf), LISTEN (127.0.0.1:3001; what its nginx listens on).
set -euo pipefail
# shellcheck source=deploy/single-host/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

mkdir -p "$SYNCAD_HOME"/{releases,log,run}
sed "s#@HOME@#$SYNCAD_HOME#; s#@LISTEN@#${LISTEN:-127.0.0.1:3001}#" "$here/nginx.conf" |
  replace "${NGINX_SITE:-/etc/nginx/conf.d/syncad.conf}"
# A port on which nobody listens: nginx answers 502.
[[ -e "$SYNCAD_HOME/live.conf" ]] || replace "$SYNCAD_HOME/live.conf" <<'TEXT'
upstream api {
  server 127.0.0.1:9;
}
upstream realtime {
  server 127.0.0.1:9;
}
map "" $colour {
  default none;
}
TEXT
say "write the configuration of the service to $SYNCAD_HOME/api.env, reload nginx, then deploy.sh"
