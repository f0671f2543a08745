-- Devices that the app runs on. A token belongs to whoever signed in on the device last.
CREATE TABLE device (
  id           uuid PRIMARY KEY,
  user_id      uuid NOT NULL REFERENCES user_account (id),
  platform     text NOT NULL,
  token        text NOT NULL,
  name         text NOT NULL,
  address      text,
  refusal      text,
  created_at   timestamptz NOT NULL,
  seen_at      timestamptz NOT NULL,
  row_version  integer NOT NULL DEFAULT 0,
  CONSTRAINT device_token_unique UNIQUE (token),
  CONSTRAINT device_platform_known CHECK (platform IN ('android', 'ios', 'web'))
);
CREATE INDEX device_of_user ON device (user_id, seen_at DESC);

-- What was to be told. Its data fill the templates; the same dedupe key is told once. What was recalled or has expired
-- is neither sent any more nor listed.
CREATE TABLE notification (
  id          uuid PRIMARY KEY,
  kind        text NOT NULL,
  category    text NOT NULL,
  urgent      boolean NOT NULL,
  dedupe_key  text NOT NULL,
  data        jsonb NOT NULL,
  created_at  timestamptz NOT NULL,
  expires_at  timestamptz,
  recalled_at timestamptz,
  CONSTRAINT notification_once UNIQUE (dedupe_key)
);

-- To whom, once each; `children` are those it is about. `in_app` is whether the app lists it.
CREATE TABLE notification_recipient (
  notification_id  uuid NOT NULL REFERENCES notification (id) ON DELETE CASCADE,
  user_id          uuid NOT NULL REFERENCES user_account (id),
  children         uuid[] NOT NULL,
  in_app           boolean NOT NULL DEFAULT false,
  read_at          timestamptz,
  PRIMARY KEY (user_id, notification_id)
);
CREATE INDEX notification_recipient_of ON notification_recipient (notification_id);
CREATE INDEX notification_recipient_unread ON notification_recipient (user_id) WHERE in_app AND read_at IS NULL;

-- By which way, and what became of it. `due_at` is when the next attempt may begin; of one that is being sent, when
-- the sender counts as dead. `attempts` tells a late answer to an earlier attempt from one to the present. A post to a
-- room is to nobody in particular.
CREATE TABLE notification_delivery (
  id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  notification_id  uuid NOT NULL REFERENCES notification (id) ON DELETE CASCADE,
  user_id          uuid,
  channel          text NOT NULL,
  device_id        uuid,
  bulk             boolean NOT NULL,
  state            text NOT NULL,
  reason           text,
  attempts         smallint NOT NULL DEFAULT 0,
  provider_id      text,
  due_at           timestamptz,
  changed_at       timestamptz NOT NULL,
  FOREIGN KEY (user_id, notification_id) REFERENCES notification_recipient (user_id, notification_id)
    ON DELETE CASCADE,
  CONSTRAINT notification_delivery_once UNIQUE NULLS NOT DISTINCT (notification_id, user_id, channel, device_id),
  CONSTRAINT notification_delivery_channel_known CHECK (channel IN ('email', 'sms', 'push', 'whatsapp', 'teams')),
  CONSTRAINT notification_delivery_to_person_or_room CHECK ((user_id IS NULL) = (channel = 'teams')),
  CONSTRAINT notification_delivery_state_known
    CHECK (state IN ('queued', 'sending', 'sent', 'delivered', 'failed', 'skipped')),
  CONSTRAINT notification_delivery_due_while_open CHECK ((state IN ('queued', 'sending')) = (due_at IS NOT NULL)),
  CONSTRAINT notification_delivery_says_why CHECK (state NOT IN ('failed', 'skipped') OR reason IS NOT NULL)
);
CREATE INDEX notification_delivery_due ON notification_delivery (bulk, due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX notification_delivery_at_provider ON notification_delivery (provider_id) WHERE provider_id IS NOT NULL;

-- What people chose. Without a row: English, no quiet hours, everything on but WhatsApp. Quiet hours may cross midnight.
CREATE TABLE notification_preference (
  user_id      uuid PRIMARY KEY REFERENCES user_account (id),
  language     text NOT NULL,
  quiet_from   time,
  quiet_to     time,
  row_version  integer NOT NULL DEFAULT 0,
  CONSTRAINT notification_preference_language_known CHECK (language IN ('en', 'hi')),
  CONSTRAINT notification_preference_quiet_whole CHECK ((quiet_from IS NULL) = (quiet_to IS NULL)),
  CONSTRAINT notification_preference_quiet_length CHECK (quiet_from <> quiet_to)
);

-- Without a child it counts for all for whom there is no choice of their own.
CREATE TABLE notification_choice (
  user_id     uuid NOT NULL REFERENCES user_account (id),
  category    text NOT NULL,
  channel     text NOT NULL,
  student_id  uuid,
  enabled     boolean NOT NULL,
  CONSTRAINT notification_choice_once UNIQUE NULLS NOT DISTINCT (user_id, category, channel, student_id)
);

-- A school's own wording of a message, in the place of ours.
CREATE TABLE message_template (
  id                  uuid PRIMARY KEY,
  kind                text NOT NULL,
  channel             text NOT NULL,
  language            text NOT NULL,
  subject             text NOT NULL,
  body                text NOT NULL,
  registered_wording  text,
  created_at          timestamptz NOT NULL DEFAULT now(),
  updated_at          timestamptz NOT NULL DEFAULT now(),
  row_version         integer NOT NULL DEFAULT 0,
  CONSTRAINT message_template_once UNIQUE (kind, channel, language),
  CONSTRAINT message_template_language_known CHECK (language IN ('en', 'hi'))
);
CREATE TRIGGER message_template_touched BEFORE UPDATE ON message_template
  FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

-- When the quiet hours end in which `moment` lies; null when it lies in none.
CREATE FUNCTION quiet_until(moment timestamptz, zone text, quiet_from time, quiet_to time) RETURNS timestamptz
LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN quiet_from < quiet_to AND here::time >= quiet_from AND here::time < quiet_to
      THEN (here::date + quiet_to) AT TIME ZONE zone
    WHEN quiet_from > quiet_to AND here::time >= quiet_from
      THEN (here::date + 1 + quiet_to) AT TIME ZONE zone
    WHEN quiet_from > quiet_to AND here::time < quiet_to
      THEN (here::date + quiet_to) AT TIME ZONE zone
  END
  FROM (SELECT moment AT TIME ZONE zone AS here) clock
$$;
