-- What providers tell by webhooks, kept before they are answered. The key tells repetitions. An event waits until it is
-- settled; its content goes then, because it names people. `school_id` is empty where no school is told of. No
-- reference to the school: providers tell of schools that are gone, too.
CREATE TABLE inbound_event (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source       text NOT NULL,
  event_key    text NOT NULL,
  school_id    uuid,
  body         text,
  received_at  timestamptz NOT NULL,
  settled_at   timestamptz,
  outcome      text,
  CONSTRAINT inbound_event_once UNIQUE (source, event_key),
  CONSTRAINT inbound_event_source_known CHECK (source IN ('ses', 'sns', 'subscription', 'whatsapp', 'exotel')),
  CONSTRAINT inbound_event_settled_with_outcome CHECK ((settled_at IS NULL) = (outcome IS NULL)),
  CONSTRAINT inbound_event_waiting_with_body CHECK (settled_at IS NOT NULL OR body IS NOT NULL)
);
CREATE INDEX inbound_event_waiting ON inbound_event (school_id, id) WHERE settled_at IS NULL;
CREATE INDEX inbound_event_received ON inbound_event (received_at);

-- Which school's devices the push service knows under which addresses: it tells of an address and no more.
CREATE TABLE push_address (
  address    text PRIMARY KEY,
  school_id  uuid NOT NULL
);

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'syncad_api') THEN
    GRANT SELECT, INSERT, UPDATE, DELETE ON inbound_event, push_address TO syncad_api;
  END IF;
END $$;
