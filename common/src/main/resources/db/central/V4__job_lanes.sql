-- Jobs of the api wait in three lanes, each with its own threads: db-scheduler's table three times, with columns of ours
-- that it never touches.
ALTER TABLE api_task RENAME TO job_usual;
ALTER TABLE job_usual RENAME CONSTRAINT api_task_pkey TO job_usual_pkey;
ALTER INDEX api_task_due RENAME TO job_usual_due;
ALTER INDEX api_task_time RENAME TO job_usual_time;
ALTER INDEX api_task_heartbeat RENAME TO job_usual_heartbeat;

-- An execution time of infinity means that the retries are used up: it waits for an operator.
ALTER TABLE job_usual
  -- Minus the number of jobs of the same school that were due before it, so that schools take turns.
  ALTER COLUMN priority TYPE integer,
  ADD COLUMN school_id      uuid,
  -- It was asked for again while it was running, so it has to run once more.
  ADD COLUMN again_at       timestamptz,
  ADD COLUMN failing_since  timestamptz,
  ADD COLUMN failure        text;
CREATE INDEX job_usual_of_school ON job_usual (school_id, execution_time) WHERE NOT picked;
CREATE INDEX job_usual_failing ON job_usual (failing_since) WHERE failing_since IS NOT NULL;

CREATE TABLE job_urgent (LIKE job_usual INCLUDING ALL);
CREATE TABLE job_bulk (LIKE job_usual INCLUDING ALL);

-- Every attempt that is over, for 30 days. No reference to the school: its history outlives it.
CREATE TABLE job_attempt (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  lane        text NOT NULL,
  job         text NOT NULL,
  key         text NOT NULL,
  school_id   uuid,
  number      integer NOT NULL,
  started_at  timestamptz NOT NULL,
  took_ms     bigint NOT NULL,
  ending      text NOT NULL,
  reason      text,
  node        text,
  CONSTRAINT job_attempt_lane_known CHECK (lane IN ('urgent', 'usual', 'bulk')),
  CONSTRAINT job_attempt_ending_known
    CHECK (ending IN ('done', 'more', 'again', 'dropped', 'failed', 'gave-up', 'lost'))
);
CREATE INDEX job_attempt_time ON job_attempt (started_at);
CREATE INDEX job_attempt_of_school ON job_attempt (school_id, id);

-- What operators did, for ever.
CREATE TABLE operator_audit (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  happened_at  timestamptz NOT NULL,
  session      text NOT NULL,
  action       text NOT NULL,
  school_id    uuid,
  subject      text NOT NULL
);
CREATE INDEX operator_audit_time ON operator_audit (happened_at);

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'syncad_api') THEN
    GRANT SELECT, INSERT, UPDATE, DELETE ON job_urgent, job_bulk TO syncad_api;
    GRANT SELECT, INSERT, DELETE ON job_attempt TO syncad_api;
    GRANT SELECT, INSERT ON operator_audit TO syncad_api;
  END IF;
END $$;
