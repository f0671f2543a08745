-- A student's terminal that can be mirrored to a browser. What is typed and shown is kept nowhere.
CREATE TABLE terminal_session (
  id           uuid PRIMARY KEY,
  owner_id     uuid NOT NULL REFERENCES user_account (id),
  title        text NOT NULL,
  opened_at    timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  ended_at     timestamptz,
  -- Raised by each connection: of two on the same side the one with the higher number counts, whatever messages were
  -- lost between instances.
  connections  bigint NOT NULL DEFAULT 0,
  row_version  integer NOT NULL DEFAULT 0,
  CONSTRAINT terminal_session_title_given CHECK (btrim(title) <> ''),
  CONSTRAINT terminal_session_lasts CHECK (expires_at > opened_at)
);
CREATE INDEX terminal_session_of_owner ON terminal_session (owner_id, id DESC);

-- Staff whom the student lets look on.
CREATE TABLE terminal_viewer (
  session_id  uuid NOT NULL REFERENCES terminal_session (id) ON DELETE CASCADE,
  user_id     uuid NOT NULL REFERENCES user_account (id),
  PRIMARY KEY (session_id, user_id)
);
CREATE INDEX terminal_viewer_of_user ON terminal_viewer (user_id, session_id DESC);
