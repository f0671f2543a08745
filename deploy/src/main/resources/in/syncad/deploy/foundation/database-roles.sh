# Makes the two roles of the services and the central database, as RDS's administrator; may be run again at any time, and
# is run again to change a password. The server is known by channel binding: only who knows the password can complete it.
export PGSSLMODE=require PGCHANNELBINDING=require
psql --no-psqlrc --quiet --tuples-only --set ON_ERROR_STOP=1 <<'SQL'
\getenv api_password API_PASSWORD
\getenv provisioning_password PROVISIONING_PASSWORD

SELECT format('CREATE ROLE %I LOGIN', role)
  FROM (VALUES ('syncad_api'), ('syncad_provisioning')) AS wanted (role)
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) \gexec

ALTER ROLE syncad_api PASSWORD :'api_password';
ALTER ROLE syncad_provisioning CREATEDB CREATEROLE PASSWORD :'provisioning_password';
-- Dropping a school's database ends its sessions.
GRANT pg_signal_backend TO syncad_provisioning;
GRANT syncad_provisioning TO CURRENT_USER WITH SET TRUE;

SELECT 'CREATE DATABASE syncad_central OWNER syncad_provisioning'
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'syncad_central') \gexec

SET ROLE syncad_provisioning;
REVOKE ALL ON DATABASE syncad_central FROM PUBLIC;
GRANT CONNECT ON DATABASE syncad_central TO syncad_api;
RESET ROLE;
REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC;
SQL
