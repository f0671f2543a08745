-- Everything here belongs to provisioning-service alone.

-- Jobs (db-scheduler's table).
CREATE TABLE provisioning_task (
  task_name             text NOT NULL,
  task_instance         text NOT NULL,
  task_data             bytea,
  execution_time        timestamptz NOT NULL,
  picked                boolean NOT NULL,
  picked_by             text,
  last_success          timestamptz,
  last_failure          timestamptz,
  consecutive_failures  integer,
  last_heartbeat        timestamptz,
  version               bigint NOT NULL,
  priority              smallint,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX provisioning_task_due ON provisioning_task (priority DESC, execution_time);
CREATE INDEX provisioning_task_time ON provisioning_task (execution_time);
CREATE INDEX provisioning_task_heartbeat ON provisioning_task (last_heartbeat);

-- A durable sequence of steps. `lease` counts who has taken it up: only the latest may write.
CREATE TABLE saga (
  id           uuid PRIMARY KEY,
  kind         text NOT NULL,
  subject      uuid NOT NULL,
  status       text NOT NULL DEFAULT 'running',
  input        jsonb NOT NULL DEFAULT '{}',
  failure      text,
  lease        integer NOT NULL DEFAULT 0,
  created_at   timestamptz NOT NULL,
  finished_at  timestamptz,
  CONSTRAINT saga_status_known CHECK (status IN ('running', 'rolling-back', 'done', 'rolled-back', 'cancelled')),
  CONSTRAINT saga_finished CHECK ((finished_at IS NULL) = (status IN ('running', 'rolling-back')))
);
CREATE UNIQUE INDEX saga_one_at_a_time ON saga (subject) WHERE status IN ('running', 'rolling-back');
CREATE INDEX saga_of_subject ON saga (subject, created_at);

CREATE TABLE saga_step (
  saga_id        uuid NOT NULL REFERENCES saga (id),
  position       smallint NOT NULL,
  name           text NOT NULL,
  status         text NOT NULL DEFAULT 'pending',
  attempts       integer NOT NULL DEFAULT 0,
  undo_attempts  integer NOT NULL DEFAULT 0,
  started_at     timestamptz,
  duration_ms    bigint,
  output         jsonb NOT NULL DEFAULT '{}',
  error          text,
  PRIMARY KEY (saga_id, position),
  CONSTRAINT saga_step_status_known
    CHECK (status IN ('pending', 'running', 'waiting', 'retrying', 'done', 'failed', 'undoing', 'undone'))
);

-- Answers to repeat for the same Idempotency-Key, written with what they report.
CREATE TABLE idempotent_answer (
  key           text PRIMARY KEY,
  request_hash  bytea NOT NULL,
  school_id     uuid NOT NULL REFERENCES school (id),
  body          text NOT NULL,
  created_at    timestamptz NOT NULL
);
CREATE INDEX idempotent_answer_age ON idempotent_answer (created_at);

-- At most one welcome mail a saga: the row is written before the mail is sent. A row without an outcome whose writer
-- is gone means that nobody knows.
CREATE TABLE welcome_mail (
  saga_id     uuid PRIMARY KEY REFERENCES saga (id),
  school_id   uuid NOT NULL REFERENCES school (id),
  outcome     text,
  message_id  text,
  claimed_at  timestamptz NOT NULL,
  CONSTRAINT welcome_mail_outcome_known CHECK (outcome IN ('sent', 'unconfirmed'))
);
CREATE INDEX welcome_mail_of_school ON welcome_mail (school_id, claimed_at);

-- Databases made in advance, each a clone of the template that `stamp` names.
CREATE TABLE standby_database (
  name        text PRIMARY KEY,
  stamp       text NOT NULL,
  ready       boolean NOT NULL DEFAULT false,
  created_at  timestamptz NOT NULL
);

