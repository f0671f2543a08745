-- Who has asked to work at the school.
CREATE TABLE staff_application (
  id              uuid PRIMARY KEY,
  name            text NOT NULL,
  email           text,
  phone           text,
  position        text NOT NULL,
  resume_file_id  uuid NOT NULL,
  status          text NOT NULL DEFAULT 'received',
  received_by     uuid NOT NULL REFERENCES user_account (id),
  received_at     timestamptz NOT NULL,
  row_version     integer NOT NULL DEFAULT 0,
  CONSTRAINT staff_application_status_known CHECK (status IN ('received', 'shortlisted', 'rejected', 'hired')),
  CONSTRAINT staff_application_contact_given CHECK (email IS NOT NULL OR phone IS NOT NULL),
  CONSTRAINT staff_application_resume FOREIGN KEY (resume_file_id) REFERENCES stored_file (id),
  CONSTRAINT staff_application_resume_unique UNIQUE (resume_file_id)
);
CREATE INDEX staff_application_by_status ON staff_application (status, id DESC);

-- What a machine read in the résumé. A row of its own, so that it never makes the version stale that somebody is about
-- to change.
CREATE TABLE resume_analysis (
  application_id  uuid PRIMARY KEY REFERENCES staff_application (id) ON DELETE CASCADE,
  state           text NOT NULL DEFAULT 'pending',
  tries           integer NOT NULL DEFAULT 0,
  source          text,
  findings        jsonb,
  failure         text,
  settled_at      timestamptz,
  CONSTRAINT resume_analysis_state_known CHECK (state IN ('pending', 'done', 'failed')),
  CONSTRAINT resume_analysis_source_known CHECK (source IN ('keywords', 'model')),
  CONSTRAINT resume_analysis_done_with_findings
    CHECK ((state = 'done') = (findings IS NOT NULL AND source IS NOT NULL)),
  CONSTRAINT resume_analysis_failed_with_reason CHECK ((state = 'failed') = (failure IS NOT NULL)),
  CONSTRAINT resume_analysis_settled_with_time CHECK ((state = 'pending') = (settled_at IS NULL))
);
