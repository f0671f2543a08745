-- One school's database. No tenant column anywhere: the database is the tenant.

-- Whose database this is; checked when a connection is opened.
CREATE TABLE school_profile (
  only_row    boolean PRIMARY KEY DEFAULT true,
  school_id   uuid NOT NULL,
  name        text NOT NULL,
  slug        text NOT NULL,
  district    text NOT NULL,
  board       text NOT NULL,
  time_zone   text NOT NULL,
  CONSTRAINT school_profile_single CHECK (only_row)
);

CREATE TABLE user_account (
  id            uuid PRIMARY KEY DEFAULT uuidv7(),
  display_name  text NOT NULL,
  -- Lists are sorted by this and names searched in it: lower case, in the order of code points, alike everywhere.
  name_key      text COLLATE pg_c_utf8 GENERATED ALWAYS AS (lower(btrim(display_name) COLLATE pg_c_utf8)) STORED,
  email         text,
  phone         text,
  status        text NOT NULL DEFAULT 'active',
  -- Every access token names the version it was made under; raising this one ends them all.
  token_version integer NOT NULL DEFAULT 0,
  created_at    timestamptz NOT NULL DEFAULT now(),
  updated_at    timestamptz NOT NULL DEFAULT now(),
  row_version   integer NOT NULL DEFAULT 0,
  CONSTRAINT user_account_status_known CHECK (status IN ('active', 'disabled', 'closed')),
  CONSTRAINT user_account_reachable CHECK (email IS NOT NULL OR phone IS NOT NULL),
  CONSTRAINT user_account_email_form CHECK (email = lower(email) AND email ~ '^[^@\s]+@[^@\s]+$'),
  CONSTRAINT user_account_phone_form CHECK (phone ~ '^\+[1-9][0-9]{6,14}$'),
  CONSTRAINT user_account_name_given CHECK (btrim(display_name) <> '')
);
CREATE INDEX user_account_by_name ON user_account (name_key, id);
CREATE UNIQUE INDEX user_account_email_unique ON user_account (email) WHERE status <> 'closed';
CREATE UNIQUE INDEX user_account_phone_unique ON user_account (phone) WHERE status <> 'closed';

CREATE TABLE user_role (
  user_id  uuid NOT NULL REFERENCES user_account (id),
  role     text NOT NULL,
  PRIMARY KEY (user_id, role),
  CONSTRAINT user_role_known CHECK (role IN ('school-admin', 'teacher', 'parent', 'student', 'accountant',
    'librarian', 'transport-manager', 'reception'))
);

-- Every table with `updated_at` keeps it by this trigger, so that no statement can forget it.
CREATE FUNCTION touch_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at := now();
  RETURN NEW;
END $$;
CREATE TRIGGER user_account_touched BEFORE UPDATE ON user_account
  FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

-- A school without an active school-admin could never be managed again. Two admins who demote each other at the same
-- moment are put in a queue by the lock; the second one is refused.
CREATE FUNCTION school_admin_remains() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('school_admin_remains'));
  IF NOT EXISTS (SELECT FROM user_role r JOIN user_account u ON u.id = r.user_id
                 WHERE r.role = 'school-admin' AND u.status = 'active') THEN
    RAISE EXCEPTION 'the last active school-admin must stay'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'school_admin_remains';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER school_admin_remains AFTER DELETE OR UPDATE ON user_role
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.role = 'school-admin') EXECUTE FUNCTION school_admin_remains();
CREATE CONSTRAINT TRIGGER school_admin_remains AFTER UPDATE OF status ON user_account
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.status = 'active' AND NEW.status <> 'active') EXECUTE FUNCTION school_admin_remains();
