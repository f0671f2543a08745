-- Jobs of the api (db-scheduler's table, under its own name: two schedulers that know different tasks must not share).
CREATE TABLE api_task (
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
CREATE INDEX api_task_due ON api_task (priority DESC, execution_time);
CREATE INDEX api_task_time ON api_task (execution_time);
CREATE INDEX api_task_heartbeat ON api_task (last_heartbeat);

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'syncad_api') THEN
    GRANT SELECT, INSERT, UPDATE, DELETE ON api_task TO syncad_api;
  END IF;
END $$;
