-- Files. Their bytes are in object storage and never pass through the service; here is what is known about them.
-- Features that show a file refer to `stored_file` by a foreign key, so nobody can remove it under them.

-- How much room the school's files take, and how much they may.
CREATE TABLE file_space (
  only_row     boolean PRIMARY KEY DEFAULT true,
  used_bytes   bigint NOT NULL DEFAULT 0,
  -- Null: what the service's settings say.
  quota_bytes  bigint,
  CONSTRAINT file_space_single CHECK (only_row),
  CONSTRAINT file_space_used_sane CHECK (used_bytes >= 0),
  CONSTRAINT file_space_quota_sane CHECK (quota_bytes >= 0)
);
INSERT INTO file_space DEFAULT VALUES;

CREATE TABLE stored_file (
  id             uuid PRIMARY KEY,
  kind           text NOT NULL,
  state          text NOT NULL DEFAULT 'pending',
  original_name  text NOT NULL,
  content_type   text NOT NULL,
  -- What counts against the quota: announced at first, what really lies in storage in the end.
  size_bytes     bigint NOT NULL,
  -- As announced; null where the client could not tell before.
  sha256         text,
  -- What storage calls an upload that comes in parts.
  parts_token    text,
  -- Where it lies once it is ready.
  object_key     text NOT NULL,
  uploaded_by    uuid NOT NULL REFERENCES user_account (id),
  created_at     timestamptz NOT NULL,
  -- Until when it may be uploaded.
  expires_at     timestamptz NOT NULL,
  settled_at     timestamptz,
  refusal        text,
  CONSTRAINT stored_file_state_known CHECK (state IN ('pending', 'scanning', 'ready', 'refused')),
  CONSTRAINT stored_file_name_given CHECK (btrim(original_name) <> ''),
  CONSTRAINT stored_file_size_sane CHECK (size_bytes >= 0),
  CONSTRAINT stored_file_settled_with_time CHECK ((state IN ('ready', 'refused')) = (settled_at IS NOT NULL)),
  CONSTRAINT stored_file_refused_with_reason CHECK ((state = 'refused') = (refusal IS NOT NULL)),
  CONSTRAINT stored_file_key_unique UNIQUE (object_key)
);
CREATE INDEX stored_file_unsettled ON stored_file (expires_at) WHERE state IN ('pending', 'scanning');
CREATE INDEX stored_file_refused ON stored_file (settled_at) WHERE state = 'refused';
CREATE INDEX stored_file_of_uploader ON stored_file (uploaded_by);

-- Whatever adds, changes or removes a file, the sum follows. The one row makes uploads of a school queue for a moment.
CREATE FUNCTION file_space_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE file_space SET used_bytes = used_bytes + coalesce(NEW.size_bytes, 0) - coalesce(OLD.size_bytes, 0);
  RETURN NULL;
END $$;
CREATE TRIGGER file_space_follows AFTER INSERT OR DELETE OR UPDATE OF size_bytes ON stored_file
  FOR EACH ROW EXECUTE FUNCTION file_space_follows();

-- Objects in storage that nothing refers to any more, until they are removed there too.
CREATE TABLE abandoned_object (
  object_key    text PRIMARY KEY,
  abandoned_at  timestamptz NOT NULL
);

CREATE TABLE student_photo (
  student_id   uuid PRIMARY KEY REFERENCES student (id),
  file_id      uuid NOT NULL,
  row_version  integer NOT NULL DEFAULT 0,
  CONSTRAINT student_photo_file FOREIGN KEY (file_id) REFERENCES stored_file (id),
  CONSTRAINT student_photo_file_unique UNIQUE (file_id)
);
