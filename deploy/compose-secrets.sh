#!/usr/bin/env bash
# Makes the secrets of docker-compose.yml, once, in deploy/compose/secrets (not in Git). What is there already stays: a
# password that the database knows must not change. Argument: another directory.
set -euo pipefail
directory="${1:-$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)/compose/secrets}"
# Nobody else may enter the directory; the files in it are mounted one by one, for users that do not exist here.
mkdir -p "$directory"
chmod 0700 "$directory"
cd "$directory"
umask 0222

random() { head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n'; }

keep() {
  [[ -s "$1" ]] || printf '%s' "$2" >"$1"
}

for name in POSTGRES_PASSWORD PROVISIONING_PASSWORD API_PASSWORD REDIS_PASSWORD JWT_SECRET OPERATOR_KEY SCS_API_KEY; do
  keep "$name" "$(random)"
done
keep PROVISIONING_DATABASE_URL \
  "postgresql://syncad_provisioning:$(<PROVISIONING_PASSWORD)@postgres:5432/syncad_central?sslmode=verify-full&sslrootcert=/authority/ca.crt"
keep API_DATABASE_URL \
  "postgresql://syncad_api:$(<API_PASSWORD)@postgres:5432/syncad_central?sslmode=verify-full&sslrootcert=/authority/ca.crt"
keep REDIS_URL "redis://:$(<REDIS_PASSWORD)@redis:6379"
keep REDIS_CONFIGURATION "requirepass $(<REDIS_PASSWORD)"
