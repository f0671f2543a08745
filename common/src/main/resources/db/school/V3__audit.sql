-- What was done by whom, written in the transaction that did it. Nobody changes or removes a row, the owner included.
CREATE TABLE audit_event (
  seq         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at          timestamptz NOT NULL,
  actor_id    uuid,
  action      text NOT NULL,
  entity      text NOT NULL,
  entity_id   uuid NOT NULL,
  before      jsonb,
  after       jsonb,
  request_id  text,
  CONSTRAINT audit_event_action_form CHECK (action ~ '^[a-z-]+\.[a-z-]+$')
);
CREATE INDEX audit_event_of_entity ON audit_event (entity, entity_id, seq);

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit events are never changed'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'audit_event_append_only';
END $$;
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

-- Answers already given to requests with an Idempotency-Key, stored with their effect.
CREATE TABLE idempotency_key (
  user_id      uuid NOT NULL REFERENCES user_account (id),
  key          text NOT NULL,
  fingerprint  bytea NOT NULL,
  status       smallint NOT NULL,
  headers      jsonb NOT NULL,
  body         jsonb,
  created_at   timestamptz NOT NULL,
  PRIMARY KEY (user_id, key),
  CONSTRAINT idempotency_key_length CHECK (length(key) BETWEEN 1 AND 128)
);
CREATE INDEX idempotency_key_age ON idempotency_key (created_at);
