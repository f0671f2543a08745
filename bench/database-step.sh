#!/usr/bin/env bash
# How long a school's database takes: claimed from standby, cloned on the spot, migrated by Flyway alone.
# usage: bench/database-step.sh [databases in each way]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

readonly tables=60
readonly tables_of_each_file=5

# Migrations beside the product's own, which pad the schema to what a school's will have.
pad() {
  local own file=0 table
  own="$(cat "$root"/common/src/main/resources/db/school/*.sql | grep -c '^CREATE TABLE')"
  rm -rf "$1"
  mkdir -p "$1/db/school"
  for ((table = 1; table <= tables - own; table++)); do
    (((table - 1) % tables_of_each_file)) || file=$((file + 1))
    cat >>"$1/db/school/V$((9000 + file))__padding.sql" <<SQL
CREATE TABLE padding_$table (
  id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id       uuid NOT NULL REFERENCES user_account (id),
  name          text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  state         text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed', 'cancelled')),
  amount_paise  bigint NOT NULL DEFAULT 0 CHECK (amount_paise >= 0),
  starts_on     date,
  version       integer NOT NULL DEFAULT 0,
  created_at    timestamptz NOT NULL DEFAULT now(),
  UNIQUE (name, starts_on)
);
CREATE INDEX padding_${table}_user ON padding_$table (user_id);
CREATE INDEX padding_${table}_open ON padding_$table (created_at) WHERE state = 'open';
SQL
  done
}

build
pad "$root/bench/target/padding"
machine
# Flyway looks in all directories of that name, and the product's own come first.
"$JAVA_HOME/bin/java" -cp "$root/bench/target/classes:$(<"$root/bench/target/class-path"):$root/bench/target/padding" \
  in.syncad.bench.database.DatabaseStep "${1:-40}"
