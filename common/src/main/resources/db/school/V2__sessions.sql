-- Who is signed in. A session lives from the one-time password to the logout; its refresh tokens follow each other,
-- each good for one use.
CREATE TABLE session (
  id           uuid PRIMARY KEY,
  user_id      uuid NOT NULL REFERENCES user_account (id),
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  revoked_at   timestamptz,
  revoked_for  text,
  CONSTRAINT session_revoked_for_known CHECK (revoked_for IN ('logout', 'reuse', 'disabled')),
  CONSTRAINT session_revoked_with_reason CHECK ((revoked_at IS NULL) = (revoked_for IS NULL))
);
CREATE INDEX session_of_user ON session (user_id) WHERE revoked_at IS NULL;
CREATE INDEX session_expiry ON session (expires_at);
CREATE INDEX session_revocation ON session (revoked_at) WHERE revoked_at IS NOT NULL;

-- Only hashes (SHA-256 of 256 random bits): who reads this table can sign in as nobody.
CREATE TABLE refresh_token (
  token_hash  bytea PRIMARY KEY,
  session_id  uuid NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  issued_at   timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  used_at     timestamptz,
  CONSTRAINT refresh_token_hash_length CHECK (octet_length(token_hash) = 32)
);
CREATE INDEX refresh_token_of_session ON refresh_token (session_id);
CREATE INDEX refresh_token_expiry ON refresh_token (expires_at);
