-- Meetings by video. Pictures and voices go from person to person; here is who meets, and who may.
CREATE TABLE meeting (
  id            uuid PRIMARY KEY,
  host_id       uuid NOT NULL REFERENCES user_account (id),
  title         text NOT NULL,
  waiting_room  boolean NOT NULL,
  state         text NOT NULL DEFAULT 'planned',
  starts_at     timestamptz,
  started_at    timestamptz,
  ended_at      timestamptz,
  recording     boolean NOT NULL DEFAULT false,
  row_version   integer NOT NULL DEFAULT 0,
  CONSTRAINT meeting_title_given CHECK (btrim(title) <> ''),
  CONSTRAINT meeting_state_known CHECK (state IN ('planned', 'running', 'ended')),
  CONSTRAINT meeting_running_since CHECK (state <> 'running' OR started_at IS NOT NULL),
  CONSTRAINT meeting_ended_with_time CHECK ((state = 'ended') = (ended_at IS NOT NULL)),
  CONSTRAINT meeting_recorded_while_running CHECK (NOT recording OR state = 'running')
);

-- Who is invited, fixed when the meeting is planned; the host among them. Whoever was let in may come back.
CREATE TABLE meeting_participant (
  meeting_id  uuid NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  user_id     uuid NOT NULL REFERENCES user_account (id),
  admission   text NOT NULL DEFAULT 'invited',
  -- To being recorded; null: has not said.
  consent     boolean,
  PRIMARY KEY (meeting_id, user_id),
  CONSTRAINT meeting_participant_admission_known CHECK (admission IN ('invited', 'waiting', 'admitted', 'denied'))
);
CREATE INDEX meeting_participant_of_user ON meeting_participant (user_id, meeting_id DESC);

-- Who is there, or waits at the door, with which connection. The instance that has the connection says again and again
-- that it is still there; so nobody stays behind when an instance dies.
CREATE TABLE meeting_seat (
  meeting_id  uuid NOT NULL,
  user_id     uuid NOT NULL,
  connection  text NOT NULL,
  inside      boolean NOT NULL,
  kept_until  timestamptz NOT NULL,
  PRIMARY KEY (meeting_id, user_id),
  CONSTRAINT meeting_seat_of_invited FOREIGN KEY (meeting_id, user_id) REFERENCES meeting_participant ON DELETE CASCADE,
  CONSTRAINT meeting_seat_one_for_connection UNIQUE (connection)
);
