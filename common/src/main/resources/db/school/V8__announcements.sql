-- What a school tells many at once. `published_at` set: recipients are fixed and the text stays as it is.
CREATE TABLE announcement (
  id            uuid PRIMARY KEY,
  author_id     uuid NOT NULL REFERENCES user_account (id),
  title         text NOT NULL,
  body          text NOT NULL,
  urgent        boolean NOT NULL,
  requires_ack  boolean NOT NULL,
  status        text NOT NULL,
  publish_at    timestamptz,
  published_at  timestamptz,
  expires_at    timestamptz,
  created_at    timestamptz NOT NULL DEFAULT now(),
  updated_at    timestamptz NOT NULL DEFAULT now(),
  row_version   integer NOT NULL DEFAULT 0,
  CONSTRAINT announcement_title_given CHECK (btrim(title) <> ''),
  CONSTRAINT announcement_status_known CHECK (status IN ('draft', 'scheduled', 'published', 'withdrawn')),
  CONSTRAINT announcement_scheduled_with_time CHECK (status <> 'scheduled' OR publish_at IS NOT NULL),
  CONSTRAINT announcement_published_with_time CHECK ((status = 'published') <= (published_at IS NOT NULL)),
  CONSTRAINT announcement_draft_unpublished CHECK (status NOT IN ('draft', 'scheduled') OR published_at IS NULL)
);
CREATE INDEX announcement_of_author ON announcement (author_id, id DESC);
CREATE TRIGGER announcement_touched BEFORE UPDATE ON announcement
  FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

CREATE TABLE announcement_target (
  announcement_id  uuid NOT NULL REFERENCES announcement (id) ON DELETE CASCADE,
  kind             text NOT NULL,
  value            text NOT NULL,
  PRIMARY KEY (announcement_id, kind, value)
);

-- Fixed when it is published: who joins a class later is not told what was said before. A guardian of several
-- children is one recipient.
CREATE TABLE announcement_recipient (
  announcement_id  uuid NOT NULL REFERENCES announcement (id) ON DELETE CASCADE,
  user_id          uuid NOT NULL REFERENCES user_account (id),
  read_at          timestamptz,
  acked_at         timestamptz,
  PRIMARY KEY (announcement_id, user_id),
  CONSTRAINT announcement_recipient_read_before_ack CHECK (acked_at IS NULL OR read_at IS NOT NULL)
);
CREATE INDEX announcement_recipient_of_user ON announcement_recipient (user_id, announcement_id DESC);

CREATE TABLE announcement_attachment (
  announcement_id  uuid NOT NULL REFERENCES announcement (id) ON DELETE CASCADE,
  file_id          uuid NOT NULL,
  PRIMARY KEY (announcement_id, file_id),
  CONSTRAINT announcement_attachment_file FOREIGN KEY (file_id) REFERENCES stored_file (id),
  CONSTRAINT announcement_attachment_file_unique UNIQUE (file_id)
);
