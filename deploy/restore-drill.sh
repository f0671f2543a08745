#!/usr/bin/env bash
# Tries the restores of docs/runbook.md on a platform of its own, with PostgreSQL's own tools: one school whose rows were
# destroyed gets those of its dump back while another one is served; then the whole server is lost, with every database, the
# registry and all roles, and a new one gets them from dumps, and passwords from Secrets Manager. What was restored is compared
# row by row, the schools have to answer, and a new one has to be created. Takes about three minutes.
#
# Uses pg_dump 18 where there is one, else that of Debian's next release in a directory of its own (needs root).
#   TOOLS=<directory>   keeps that directory for the next run
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work="$(mktemp -d /tmp/syncad-restore.XXXXXX)"
chmod 0711 "$work"
ports=(SYNCAD_API_PORT=14401 SYNCAD_REALTIME_PORT=14402 SYNCAD_PROVISIONING_PORT=14403 SYNCAD_INBOX_PORT=14404
  SYNCAD_POSTGRES_PORT=14405 SYNCAD_REDIS_PORT=14406 SYNCAD_S3_PORT=14407 SYNCAD_AWS_PORT=14408 SYNCAD_DNS_PORT=14409)
platform="" run=()

say() { printf '== %s\n' "$*"; }

fail() {
  printf 'FAILED: %s\n' "$*" >&2
  exit 1
}

end() {
  if [[ -n "$platform" ]]; then
    kill -TERM "$platform" 2>/dev/null
    wait "$platform" 2>/dev/null
  fi
  rm -rf "$work"
}
trap 'end || true' EXIT

# Sets `run`, what the tools are called by, and where they see their files.
find_tools() {
  if [[ "$(pg_dump --version 2>/dev/null)" =~ \ (18|19|[2-9][0-9])\. ]]; then
    files="$work/files"
    mkdir "$files"
  else
    local directory="${TOOLS:-$work/tools}"
    command -v debootstrap >/dev/null || { echo "SKIPPED: neither pg_dump 18 nor debootstrap is here"; exit 0; }
    if [[ ! -x "$directory/usr/bin/pg_dump" ]]; then
      say "fetching PostgreSQL's tools from Debian's next release"
      # Made as `sid` is: this debootstrap may not know the name of the next release.
      debootstrap --variant=minbase --include=postgresql-client-18 forky "$directory" \
        "$(apt-cache policy | grep -oE 'https?://[^ ]+/debian' | head -n 1)" sid >"$work/debootstrap.log" 2>&1 ||
        { echo "SKIPPED: Debian's packages cannot be had here"; exit 0; }
    fi
    run=(chroot "$directory" env)
    cp /etc/hosts "$directory/etc/"
    files="$directory/files"
    rm -rf "$files" && mkdir "$files"
  fi
  echo "   $("${run[@]}" pg_dump --version)"
}

start_platform() {
  say "starting a platform"
  env "${ports[@]}" SYNCAD_DATA="$work/data" SYNCAD_START_CACHE=off ./syncad up >>"$work/platform.log" 2>&1 &
  platform=$!
  until curl --silent --fail --max-time 2 http://127.0.0.1:14401/api/health >/dev/null; do
    kill -0 "$platform" 2>/dev/null || fail "the platform does not start: $(tail -n 5 "$work/platform.log")"
    sleep 0.5
  done
  key="$(<"$work/data/secrets/SCS_API_KEY")"
  # The owner of all databases, as provisioning-service; no superuser, as on RDS.
  local url
  url="$(variable DATABASE_URL)"
  cp "${url##*sslrootcert=}" "$files/ca.pem"
  chmod 0644 "$files/ca.pem"
  export PGSSLMODE=verify-full PGHOST=localhost PGPORT=14405 PGUSER=syncad_provisioning PGCONNECT_TIMEOUT=5
  PGPASSWORD="${url#*://*:}"
  PGPASSWORD="${PGPASSWORD%%@*}"
  PGSSLROOTCERT="$(seen "$files")/ca.pem"
  export PGPASSWORD PGSSLROOTCERT
}

stop_platform() {
  kill -TERM "$platform"
  wait "$platform" || true
  platform=""
}

# variable NAME: of the environment of provisioning-service.
variable() {
  tr '\0' '\n' <"/proc/$(grep -o '[0-9]*' "$work/data/processes/provisioning-service.pid" | head -n 1)/environ" | sed -n "s/^$1=//p"
}

# The path under which the tools see a file.
seen() { if [[ ${#run[@]} -gt 0 ]]; then echo "${1#"${run[1]}"}"; else echo "$1"; fi; }

# sql DATABASE STATEMENT
sql() { "${run[@]}" psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 --dbname "$1" --command "$2"; }

operator() { curl --silent --show-error --fail --max-time 30 -H "X-SCS-Key: $key" "$@"; }

# create SLUG: prints the name of its database.
create() {
  local id
  id="$(operator http://127.0.0.1:14403/school -H 'Content-Type: application/json' -d "{\"name\": \"School $1\", \"slug\": \"$1\",
    \"district\": \"Delhi\", \"board\": \"CBSE\", \"adminEmail\": \"admin@$1.example\", \"phone\": \"+919876543210\"}" |
    grep -o '"id":"[^"]*"' | cut -d'"' -f4)"
  until operator "http://127.0.0.1:14403/school/$id" >"$work/progress" && grep -q '"status":"active"' "$work/progress"; do
    ! grep -q '"status":"failed"' "$work/progress" || fail "$1 was not created: $(<"$work/progress")"
    sleep 0.2
  done
  echo "$id" >"$work/$1"
  echo "school_${id//-/}"
}

fill() {
  sql "$1" "INSERT INTO user_account (display_name, email) SELECT 'Person ' || n, 'person' || n || '@school.example' FROM generate_series(1, 5000) n"
}

# Every row of every table, in one line.
fingerprint() {
  local tables
  tables="$(sql "$1" "SELECT string_agg(format('SELECT %L AS t, count(*) AS n, coalesce(md5(string_agg(md5(r::text), '''' ORDER BY md5(r::text))), '''') AS h FROM %I r', relname, relname), ' UNION ALL ' ORDER BY relname)
    FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")"
  sql "$1" "SELECT count(*) || ' tables, ' || sum(n) || ' rows, ' || md5(string_agg(t || n || h, ',' ORDER BY t)) FROM ($tables) every"
}

dump() { "${run[@]}" pg_dump --format custom --file "$(seen "$files")/$1.dump" "$1"; }

# Into a new database of that name, with the rights that it had.
restore() {
  sql syncad_central "CREATE DATABASE \"$2\" TEMPLATE template0"
  sql syncad_central "REVOKE ALL ON DATABASE \"$2\" FROM PUBLIC"
  "${run[@]}" pg_restore --exit-on-error --jobs 2 --dbname "$2" "$(seen "$files")/$1.dump"
  local user="$1"
  [[ "$1" != syncad_central ]] || user=syncad_api
  sql syncad_central "GRANT CONNECT ON DATABASE \"$2\" TO \"$user\""
}

end_sessions() {
  sql syncad_central "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '$1' AND pid <> pg_backend_pid()" >/dev/null
}

# Answers a person who does not exist: the school's database was asked.
answers() {
  local status try
  for ((try = 0; try < 100; try++)); do
    status="$(curl --silent --output /dev/null --write-out '%{http_code}' --max-time 10 -H "Host: $1.syncad.in" -H 'Content-Type: application/json' \
      -d '{"email": "nobody@school.example", "password": "not the right one"}' http://127.0.0.1:14401/api/v1/auth/login)"
    [[ "$status" != 401 ]] || return 0
    sleep 0.2
  done
  fail "$1 does not answer: $status"
}

restore_one() {
  say "one school: its rows are destroyed, another school goes on"
  local database="$1" before begun="$SECONDS"
  before="$(fingerprint "$database")"
  dump "$database"
  sql "$database" "DELETE FROM user_account WHERE email LIKE 'person%'"
  [[ "$(fingerprint "$database")" != "$before" ]] || fail "nothing was destroyed"
  restore "$database" "${database}_restored"
  operator -X POST "http://127.0.0.1:14403/school/$(<"$work/first-school")/suspend" >/dev/null
  end_sessions "$database"
  sql syncad_central "ALTER DATABASE \"$database\" RENAME TO \"${database}_broken\""
  sql syncad_central "ALTER DATABASE \"${database}_restored\" RENAME TO \"$database\""
  operator -X POST "http://127.0.0.1:14403/school/$(<"$work/first-school")/resume" >/dev/null
  [[ "$(fingerprint "$database")" == "$before" ]] || fail "$database came back different"
  answers first-school
  answers second-school
  sql syncad_central "DROP DATABASE \"${database}_broken\" WITH (FORCE)"
  echo "   $before; $((SECONDS - begun)) s"
}

# The new server has the roles of the infrastructure; those of the schools come back without passwords, which nobody but a
# superuser may read, and which Secrets Manager has.
restore_roles() {
  local database id password
  # What only a superuser may say of a role says nothing of these.
  sed -nE '/^((CREATE|ALTER) ROLE school_|GRANT syncad_school TO school_)/ { s/ NO(SUPERUSER|REPLICATION|BYPASSRLS)//g; p }' \
    "$files/roles.sql" >"$files/school-roles.sql"
  "${run[@]}" psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --dbname syncad_central --file "$(seen "$files")/school-roles.sql"
  for database in "$@"; do
    id="$(sed -E 's/school_(.{8})(.{4})(.{4})(.{4})(.{12})/\1-\2-\3-\4-\5/' <<<"$database")"
    password="$(secret "syncad/school/$id/database" | sed -nE 's/.*\\"password\\": ?\\"([^"\\]*)\\".*/\1/p')"
    [[ -n "$password" ]] || fail "Secrets Manager has no password of $database"
    sql syncad_central "ALTER ROLE \"$database\" PASSWORD '$password'"
  done
}

# secret NAME: the answer of Secrets Manager.
secret() {
  curl --silent --show-error --fail --max-time 10 --aws-sigv4 "aws:amz:$(variable AWS_REGION):secretsmanager" \
    --user "$(variable AWS_ACCESS_KEY_ID):$(variable AWS_SECRET_ACCESS_KEY)" -H 'Content-Type: application/x-amz-json-1.1' \
    -H 'X-Amz-Target: secretsmanager.GetSecretValue' -d "{\"SecretId\": \"$1\"}" "$(variable AWS_ENDPOINT_URL)"
}

# In place of the empty one that a new platform has made for itself.
put_registry_in_place() {
  local from="$1"
  restore syncad_central central_restored
  # They are gone with the lost server; creations would reach for them.
  sql central_restored "DELETE FROM standby_database"
  sql "$from" "ALTER DATABASE syncad_central ALLOW_CONNECTIONS false"
  sql "$from" "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = 'syncad_central'" >/dev/null
  sql "$from" "ALTER DATABASE syncad_central RENAME TO central_empty"
  sql "$from" "ALTER DATABASE central_restored RENAME TO syncad_central"
  sql "$from" "DROP DATABASE central_empty WITH (FORCE)"
}

# The rows of all schools; other tables of the registry change by themselves while the platform runs.
registry() { sql syncad_central "SELECT count(*) || ' schools, ' || md5(string_agg(school::text, ',' ORDER BY id)) FROM school"; }

restore_all() {
  say "all schools: the server is lost, with all databases and roles"
  local database schools begun="$SECONDS"
  declare -A before
  for database in "$@" syncad_central; do
    dump "$database"
  done
  for database in "$@"; do
    before[$database]="$(fingerprint "$database")"
  done
  schools="$(registry)"
  "${run[@]}" pg_dumpall --roles-only --no-role-passwords --database syncad_central --file "$(seen "$files")/roles.sql"
  stop_platform
  rm -rf "$work/data/postgres"
  start_platform
  [[ "$(sql syncad_central "SELECT count(*) FROM school")" == 0 && "$(sql syncad_central "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'school\_%'")" == 0 ]] ||
    fail "nothing was lost"
  local lost="$SECONDS"
  restore_roles "$@"
  for database in "$@"; do
    restore "$database" "$database"
  done
  put_registry_in_place "$1"
  echo "   roles, $# schools and the registry put in place; $((SECONDS - lost)) s"
  # As a deployment of all services does.
  stop_platform
  start_platform
  for database in "$@"; do
    [[ "$(fingerprint "$database")" == "${before[$database]}" ]] || fail "$database came back different"
  done
  [[ "$(registry)" == "$schools" ]] || fail "the registry came back different: $(registry) instead of $schools"
  answers first-school
  answers second-school
  create third-school >/dev/null
  answers third-school
  echo "   $schools; they answer, and a new one was created; $((SECONDS - begun)) s with three starts of the platform"
}

find_tools
./syncad build
start_platform
one="$(create first-school)"
two="$(create second-school)"
fill "$one"
fill "$two"
restore_one "$one"
restore_all "$one" "$two"
say "everything came back"
