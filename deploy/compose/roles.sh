#!/bin/bash
# Runs once, in a new cluster, as the superuser: the central database, a role that may make databases and roles but is no
# superuser, one that may only log in, and nothing for everybody else. As embedded/…/CentralDatabase.java and RDS.
set -euo pipefail
password() { cat "/run/secrets/$1"; }
psql --quiet --set ON_ERROR_STOP=1 --set provisioning="$(password PROVISIONING_PASSWORD)" --set api="$(password API_PASSWORD)" <<'SQL'
SET log_statement = 'none';
CREATE ROLE syncad_provisioning LOGIN CREATEDB CREATEROLE PASSWORD :'provisioning';
CREATE ROLE syncad_api LOGIN PASSWORD :'api';
GRANT pg_signal_backend TO syncad_provisioning;
CREATE DATABASE syncad_central OWNER syncad_provisioning;
REVOKE ALL ON DATABASE postgres, template1, syncad_central FROM PUBLIC;
GRANT CONNECT ON DATABASE syncad_central TO syncad_api;
SQL
