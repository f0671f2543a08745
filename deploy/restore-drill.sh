#!/usr/bin/env bash
# Tries the restores of docs/runbook.md on a platform of its own, with PostgreSQL's own tools: one school whose rows were
# destroyed gets those of its dump back while another one is served; then all databases are lost and come back. What was
# restored is compared row by row, and the schools have to answer. Takes about two minutes.
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
  ./syncad build
  env "${ports[@]}" SYNCAD_DATA="$work/data" SYNCAD_START_CACHE=off ./syncad up >"$work/platform.log" 2>&1 &
  platform=$!
  until curl --silent --fail --max-time 2 http://127.0.0.1:14401/api/health >/dev/null; do
    kill -0 "$platform" 2>/dev/null || fail "the platform does not start: $(tail -n 5 "$work/platform.log")"
    sleep 0.5
  done
  key="$(<"$work/data/secrets/SCS_API_KEY")"
  # The owner of all databases, as provisioning-service; no superuser, as on RDS.
  url="$(tr '\0' '\n' <"/proc/$(grep -o '[0-9]*' "$work/data/processes/provisioning-service.pid" | head -n 1)/environ" |
    sed -n 's/^DATABASE_URL=//p')"
  cp "${url##*sslrootcert=}" "$files/ca.pem"
  chmod 0644 "$files/ca.pem"
  export PGSSLMODE=verify-full PGHOST=localhost PGPORT=14405 PGUSER=syncad_provisioning PGCONNECT_TIMEOUT=5
  PGPASSWORD="${url#*://*:}"
  PGPASSWORD="${PGPASSWORD%%@*}"
  PGSSLROOTCERT="$(seen "$files")/ca.pem"
  export PGPASSWORD PGSSLROOTCERT
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
  until operator "http://127.0.0.1:14403/school/$id" | grep -q '"status":"active"'; do sleep 0.2; done
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
  [[ "$1" != school_* ]] || sql syncad_central "GRANT CONNECT ON DATABASE \"$2\" TO \"$1\""
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

restore_all() {
  say "all schools: every database is lost"
  local database begun="$SECONDS"
  declare -A before
  for database in "$@" syncad_central; do
    dump "$database"
    before[$database]="$(fingerprint "$database")"
  done
  for database in "$@"; do
    sql syncad_central "DROP DATABASE \"$database\" WITH (FORCE)"
    restore "$database" "$database"
  done
  # The registry under a running platform changes by itself: restored beside, it has to be as it was dumped.
  restore syncad_central central_restored
  for database in "$@"; do
    [[ "$(fingerprint "$database")" == "${before[$database]}" ]] || fail "$database came back different"
  done
  [[ "$(sql central_restored 'SELECT count(*) FROM school')" == "$#" ]] || fail "the registry came back different"
  answers first-school
  answers second-school
  echo "   $# schools and the registry; $((SECONDS - begun)) s"
}

find_tools
start_platform
one="$(create first-school)"
two="$(create second-school)"
fill "$one"
fill "$two"
restore_one "$one"
restore_all "$one" "$two"
say "everything came back"
