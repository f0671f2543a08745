-- Academic years, grades, sections, who teaches them and who sits in them.
CREATE TABLE academic_year (
  id           uuid PRIMARY KEY,
  code         text NOT NULL,
  starts_on    date NOT NULL,
  ends_on      date NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT academic_year_code_unique UNIQUE (code),
  CONSTRAINT academic_year_code_given CHECK (btrim(code) = code AND code <> ''),
  CONSTRAINT academic_year_length CHECK (ends_on > starts_on AND ends_on <= starts_on + INTERVAL '2 years'),
  CONSTRAINT academic_year_no_overlap EXCLUDE USING gist (daterange(starts_on, ends_on, '[]') WITH &&)
);

CREATE TABLE grade_level (
  code  text PRIMARY KEY,
  seq   smallint NOT NULL,
  CONSTRAINT grade_level_seq_unique UNIQUE (seq)
);
INSERT INTO grade_level (code, seq) VALUES
  ('NUR', 1), ('LKG', 2), ('UKG', 3), ('1', 4), ('2', 5), ('3', 6), ('4', 7), ('5', 8), ('6', 9), ('7', 10),
  ('8', 11), ('9', 12), ('10', 13), ('11', 14), ('12', 15);

CREATE TABLE section (
  id                uuid PRIMARY KEY,
  academic_year_id  uuid NOT NULL REFERENCES academic_year (id),
  grade             text NOT NULL,
  name              text NOT NULL,
  class_teacher_id  uuid REFERENCES user_account (id),
  created_at        timestamptz NOT NULL DEFAULT now(),
  updated_at        timestamptz NOT NULL DEFAULT now(),
  row_version       integer NOT NULL DEFAULT 0,
  CONSTRAINT section_grade_known FOREIGN KEY (grade) REFERENCES grade_level (code),
  CONSTRAINT section_unique UNIQUE (academic_year_id, grade, name),
  CONSTRAINT section_of_year UNIQUE (id, academic_year_id),
  CONSTRAINT section_name_given CHECK (btrim(name) = name AND name <> '')
);
CREATE INDEX section_of_class_teacher ON section (class_teacher_id);
CREATE TRIGGER section_touched BEFORE UPDATE ON section
  FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

-- With the class teacher, these make the "own classes" of a teacher.
CREATE TABLE teaching_assignment (
  section_id  uuid NOT NULL REFERENCES section (id),
  teacher_id  uuid NOT NULL REFERENCES user_account (id),
  subject     text NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (section_id, teacher_id, subject),
  CONSTRAINT teaching_assignment_subject_given CHECK (btrim(subject) = subject AND subject <> '')
);
CREATE INDEX teaching_assignment_of_teacher ON teaching_assignment (teacher_id);

CREATE TABLE enrolment (
  id                uuid PRIMARY KEY,
  student_id        uuid NOT NULL REFERENCES student (id),
  academic_year_id  uuid NOT NULL,
  section_id        uuid NOT NULL,
  roll_no           smallint,
  status            text NOT NULL DEFAULT 'active',
  starts_on         date NOT NULL,
  ends_on           date,
  created_at        timestamptz NOT NULL DEFAULT now(),
  updated_at        timestamptz NOT NULL DEFAULT now(),
  row_version       integer NOT NULL DEFAULT 0,
  CONSTRAINT enrolment_section_of_year FOREIGN KEY (section_id, academic_year_id)
    REFERENCES section (id, academic_year_id),
  CONSTRAINT enrolment_roll_no_range CHECK (roll_no BETWEEN 1 AND 999),
  CONSTRAINT enrolment_status_known CHECK (status IN ('active', 'ended', 'cancelled')),
  CONSTRAINT enrolment_ended_with_date CHECK ((status = 'active') = (ends_on IS NULL)),
  CONSTRAINT enrolment_ends_after_start CHECK (ends_on >= starts_on)
);
CREATE UNIQUE INDEX enrolment_once_a_year ON enrolment (student_id, academic_year_id) WHERE status <> 'cancelled';
CREATE UNIQUE INDEX enrolment_roll_no_unique ON enrolment (section_id, roll_no) WHERE status = 'active';
CREATE INDEX enrolment_of_section ON enrolment (section_id) WHERE status = 'active';
CREATE TRIGGER enrolment_touched BEFORE UPDATE ON enrolment
  FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

-- Only students who are there can sit somewhere, and only while the year lasts. The lock settles the race with a
-- withdrawal: whichever comes second sees the first.
CREATE FUNCTION enrolment_is_possible() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM student WHERE id = NEW.student_id AND status = 'active' FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'only a student who is there can be enrolled'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'enrolment_student_present';
  END IF;
  PERFORM FROM academic_year WHERE id = NEW.academic_year_id AND NEW.starts_on BETWEEN starts_on AND ends_on;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'an enrolment begins within its academic year'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'enrolment_within_year';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER enrolment_is_possible BEFORE INSERT OR UPDATE ON enrolment
  FOR EACH ROW WHEN (NEW.status = 'active') EXECUTE FUNCTION enrolment_is_possible();
