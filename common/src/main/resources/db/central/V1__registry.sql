-- The registry of schools. One row a school, for ever: a deleted school keeps its row as a tombstone.
CREATE TABLE school (
  id              uuid PRIMARY KEY,
  slug            text NOT NULL,
  name            text NOT NULL,
  district        text NOT NULL,
  board           text NOT NULL,
  admin_email     text NOT NULL,
  phone           text NOT NULL,
  database_name   text NOT NULL,
  subdomain       text NOT NULL,
  time_zone       text NOT NULL DEFAULT 'Asia/Kolkata',
  certificate     text NOT NULL DEFAULT 'wildcard',
  status          text NOT NULL DEFAULT 'provisioning',
  schema_version  text,
  failure         text,
  created_at      timestamptz NOT NULL,
  activated_at    timestamptz,
  deleted_at      timestamptz,
  row_version     integer NOT NULL DEFAULT 0,
  CONSTRAINT school_database_name_unique UNIQUE (database_name),
  CONSTRAINT school_slug_form CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{1,38}[a-z0-9])$'),
  CONSTRAINT school_database_name_form CHECK (database_name ~ '^school_[0-9a-f]{32}$'),
  CONSTRAINT school_certificate_known CHECK (certificate IN ('wildcard', 'dedicated')),
  CONSTRAINT school_status_known
    CHECK (status IN ('provisioning', 'active', 'suspended', 'deleting', 'deleted', 'failed'))
);

-- At most one living school a slug; dead ones may share it once the reservation below has lapsed.
CREATE UNIQUE INDEX school_slug_live ON school (slug) WHERE status NOT IN ('failed', 'deleted');
CREATE INDEX school_listed ON school (created_at, id);

-- A slug is taken from the moment it is reserved until `held_until`: infinity while the school lives, 90 days after
-- its deletion. One row a slug, so the primary key decides every race.
CREATE TABLE slug_reservation (
  slug        text PRIMARY KEY,
  school_id   uuid NOT NULL REFERENCES school (id),
  held_until  timestamptz NOT NULL DEFAULT 'infinity'
);

-- The status machine. SchoolStatus in the code says the same; this is the one that cannot be forgotten.
CREATE FUNCTION school_status_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status <> OLD.status AND NOT (NEW.status = ANY (CASE OLD.status
      WHEN 'provisioning' THEN ARRAY['active', 'failed']
      WHEN 'active'       THEN ARRAY['suspended', 'deleting', 'failed']
      WHEN 'suspended'    THEN ARRAY['active', 'deleting']
      WHEN 'deleting'     THEN ARRAY['deleted', 'active', 'suspended']
      WHEN 'failed'       THEN ARRAY['provisioning', 'deleted']
      ELSE ARRAY[]::text[] END)) THEN
    RAISE EXCEPTION 'a school cannot go from % to %', OLD.status, NEW.status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'school_status_moves';
  END IF;
  NEW.row_version := OLD.row_version + 1;
  RETURN NEW;
END $$;
CREATE TRIGGER school_status_moves BEFORE UPDATE ON school
  FOR EACH ROW EXECUTE FUNCTION school_status_moves();

-- Whoever caches the registry listens to this.
CREATE FUNCTION school_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('school_changed', NEW.id::text);
  RETURN NULL;
END $$;
CREATE TRIGGER school_changed AFTER INSERT OR UPDATE ON school
  FOR EACH ROW EXECUTE FUNCTION school_changed();

-- Everything a school's own login role may do inside its database is granted to this group in the template;
-- without CONNECT on a database the membership is worth nothing there.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'syncad_school') THEN
    CREATE ROLE syncad_school NOLOGIN;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'syncad_api') THEN
    GRANT CONNECT ON DATABASE ${database} TO syncad_api;
    GRANT USAGE ON SCHEMA public TO syncad_api;
    GRANT SELECT ON school TO syncad_api;
  END IF;
END $$;
