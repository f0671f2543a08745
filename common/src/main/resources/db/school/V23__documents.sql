-- Texts that several people write at once. A text is its operations, one after the other; what it is now follows from
-- them, or from a snapshot and those after it.
CREATE TABLE document (
  id           uuid PRIMARY KEY,
  owner_id     uuid NOT NULL REFERENCES user_account (id),
  title        text NOT NULL,
  -- The newest version that is kept as a whole, in storage; 0 is the empty text. Only ever grows.
  snapshot_v   integer NOT NULL DEFAULT 0,
  -- The operations up to this one are not kept any more.
  pruned_v     integer NOT NULL DEFAULT 0,
  deleted_at   timestamptz,
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now(),
  row_version  integer NOT NULL DEFAULT 0,
  CONSTRAINT document_title_given CHECK (btrim(title) <> ''),
  CONSTRAINT document_pruned_below_snapshot CHECK (pruned_v BETWEEN 0 AND snapshot_v)
);
CREATE INDEX document_of_owner ON document (owner_id, id DESC);
CREATE TRIGGER document_touched BEFORE UPDATE ON document
  FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

-- The order of everything that happens to a text. Whoever inserts a version first has won; the others transform theirs
-- and try again with the next.
CREATE TABLE document_op (
  document_id  uuid NOT NULL REFERENCES document (id),
  -- What the text is after it; the first is 1, and none is missing.
  v            integer NOT NULL,
  -- Together the client's own name for it, so that one that is sent again is known.
  src          text NOT NULL,
  seq          bigint NOT NULL,
  op           jsonb NOT NULL,
  actor_id     uuid NOT NULL REFERENCES user_account (id),
  at           timestamptz NOT NULL,
  -- Of the text after it, now and then: whoever comes to another one has gone astray.
  text_sha256  text,
  PRIMARY KEY (document_id, v),
  CONSTRAINT document_op_once UNIQUE (document_id, src, seq),
  CONSTRAINT document_op_v_positive CHECK (v > 0)
);

-- Texts as they were, in storage.
CREATE TABLE document_version (
  id           uuid PRIMARY KEY,
  document_id  uuid NOT NULL REFERENCES document (id),
  v            integer NOT NULL,
  object_key   text NOT NULL,
  text_sha256  text NOT NULL,
  saved_at     timestamptz NOT NULL,
  CONSTRAINT document_version_once UNIQUE (document_id, v)
);

-- Who else may see, comment or change a document: a person, whoever learns or teaches in a section, or whoever has
-- opened a link.
CREATE TABLE document_share (
  id           uuid PRIMARY KEY,
  document_id  uuid NOT NULL REFERENCES document (id),
  person_id    uuid,
  section_id   uuid,
  -- SHA-256 of the token in the link; the token itself is not kept.
  link_hash    bytea,
  access       text NOT NULL,
  shared_by    uuid NOT NULL REFERENCES user_account (id),
  shared_at    timestamptz NOT NULL,
  CONSTRAINT document_share_with_one CHECK (num_nonnulls(person_id, section_id, link_hash) = 1),
  CONSTRAINT document_share_access_known CHECK (access IN ('viewer', 'commenter', 'editor')),
  CONSTRAINT document_share_person_known FOREIGN KEY (person_id) REFERENCES user_account (id),
  CONSTRAINT document_share_section_known FOREIGN KEY (section_id) REFERENCES section (id),
  CONSTRAINT document_share_person_once UNIQUE (document_id, person_id),
  CONSTRAINT document_share_section_once UNIQUE (document_id, section_id),
  CONSTRAINT document_share_link_unique UNIQUE (link_hash)
);
CREATE INDEX document_share_of_person ON document_share (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX document_share_of_section ON document_share (section_id) WHERE section_id IS NOT NULL;

-- Who has opened a link. Goes with the link.
CREATE TABLE document_guest (
  share_id   uuid NOT NULL REFERENCES document_share (id) ON DELETE CASCADE,
  user_id    uuid NOT NULL REFERENCES user_account (id),
  opened_at  timestamptz NOT NULL,
  PRIMARY KEY (share_id, user_id)
);
CREATE INDEX document_guest_of_user ON document_guest (user_id);
