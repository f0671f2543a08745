-- Students and their guardians. `name_key` is what lists are sorted by and names are searched in: lower case, in the
-- order of code points, the same on every machine.
CREATE TABLE student (
  id              uuid PRIMARY KEY,
  user_id         uuid REFERENCES user_account (id),
  admission_no    text NOT NULL,
  first_name      text NOT NULL,
  last_name       text,
  name_key        text COLLATE pg_c_utf8 GENERATED ALWAYS AS
                    (lower(btrim(first_name || ' ' || coalesce(last_name, '')) COLLATE pg_c_utf8)) STORED,
  date_of_birth   date NOT NULL,
  gender          text NOT NULL,
  category        text,
  email           text,
  phone           text,
  admission_date  date NOT NULL,
  status          text NOT NULL DEFAULT 'active',
  left_on         date,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  row_version     integer NOT NULL DEFAULT 0,
  CONSTRAINT student_user_unique UNIQUE (user_id),
  CONSTRAINT student_admission_no_given CHECK (btrim(admission_no) = admission_no AND admission_no <> ''),
  CONSTRAINT student_name_given CHECK (btrim(first_name) <> ''),
  CONSTRAINT student_gender_known CHECK (gender IN ('female', 'male', 'other')),
  CONSTRAINT student_category_known CHECK (category IN ('general', 'obc', 'sc', 'st', 'ews')),
  CONSTRAINT student_email_form CHECK (email = lower(email) AND email ~ '^[^@\s]+@[^@\s]+$'),
  CONSTRAINT student_phone_form CHECK (phone ~ '^\+[1-9][0-9]{6,14}$'),
  CONSTRAINT student_status_known CHECK (status IN ('active', 'withdrawn')),
  CONSTRAINT student_left_when_withdrawn CHECK ((status = 'withdrawn') = (left_on IS NOT NULL)),
  CONSTRAINT student_left_after_admission CHECK (left_on >= admission_date),
  -- Nurseries take children of one; nobody is admitted to a school at fifty.
  CONSTRAINT student_age_sane
    CHECK (date_of_birth BETWEEN admission_date - INTERVAL '50 years' AND admission_date - INTERVAL '1 year')
);
-- Leavers keep their number, so it is unique among everybody who ever came; case does not tell numbers apart.
CREATE UNIQUE INDEX student_admission_no_unique ON student (lower(admission_no));
CREATE INDEX student_by_name ON student (name_key, id);
CREATE INDEX student_by_admission_no ON student ((admission_no COLLATE "C"), id);
CREATE INDEX student_by_admission_date ON student (admission_date DESC, id DESC);
CREATE TRIGGER student_touched BEFORE UPDATE ON student
  FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

CREATE TABLE guardian (
  id           uuid PRIMARY KEY,
  user_id      uuid REFERENCES user_account (id),
  first_name   text NOT NULL,
  last_name    text,
  name_key     text COLLATE pg_c_utf8 GENERATED ALWAYS AS
                 (lower(btrim(first_name || ' ' || coalesce(last_name, '')) COLLATE pg_c_utf8)) STORED,
  phone        text,
  email        text,
  occupation   text,
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now(),
  row_version  integer NOT NULL DEFAULT 0,
  CONSTRAINT guardian_user_unique UNIQUE (user_id),
  CONSTRAINT guardian_name_given CHECK (btrim(first_name) <> ''),
  CONSTRAINT guardian_phone_form CHECK (phone ~ '^\+[1-9][0-9]{6,14}$'),
  CONSTRAINT guardian_email_form CHECK (email = lower(email) AND email ~ '^[^@\s]+@[^@\s]+$')
);
CREATE INDEX guardian_by_name ON guardian (name_key, id);
CREATE INDEX guardian_by_phone ON guardian (phone);
CREATE TRIGGER guardian_touched BEFORE UPDATE ON guardian
  FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

-- `portal_access` decides what a guardian sees in the app. It is false until somebody allows it: a court may have
-- taken custody away.
CREATE TABLE student_guardian (
  student_id      uuid NOT NULL REFERENCES student (id),
  guardian_id     uuid NOT NULL REFERENCES guardian (id),
  relation        text NOT NULL,
  priority        smallint NOT NULL,
  portal_access   boolean NOT NULL DEFAULT false,
  pickup_allowed  boolean NOT NULL DEFAULT false,
  gets_fees       boolean NOT NULL DEFAULT false,
  gets_absences   boolean NOT NULL DEFAULT false,
  gets_notices    boolean NOT NULL DEFAULT false,
  custody_note    text,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  row_version     integer NOT NULL DEFAULT 0,
  PRIMARY KEY (student_id, guardian_id),
  CONSTRAINT student_guardian_priority_unique UNIQUE (student_id, priority),
  CONSTRAINT student_guardian_priority_range CHECK (priority BETWEEN 1 AND 9),
  CONSTRAINT student_guardian_relation_known CHECK (relation IN ('mother', 'father', 'grandparent', 'sibling',
    'relative', 'guardian', 'other'))
);
CREATE INDEX student_guardian_of_guardian ON student_guardian (guardian_id);
CREATE TRIGGER student_guardian_touched BEFORE UPDATE ON student_guardian
  FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
