#!/usr/bin/env bash
# sql.sh DATABASE STATEMENT: runs one statement in a database of ENVIRONMENT, as its administrator, in a task of its own inside
# the network, and shows the answer. The answer stays in that task's log: ask for no personal data.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
[[ $# == 2 ]] || fail "usage: ENVIRONMENT=... sql.sh DATABASE STATEMENT"
exec deploy/pipeline/chore.sh database-roles env PGSSLMODE=require PGCHANNELBINDING=require \
  psql --no-psqlrc --set ON_ERROR_STOP=1 --dbname "$1" --command "$2"
