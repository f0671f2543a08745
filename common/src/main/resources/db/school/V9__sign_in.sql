-- Further ways to sign in than one-time passwords, and what is known of a session.

-- Argon2id with its parameters and salt, in PHC form. Who has no row has no password.
CREATE TABLE user_password (
  user_id     uuid PRIMARY KEY REFERENCES user_account (id),
  hash        text NOT NULL,
  changed_at  timestamptz NOT NULL,
  CONSTRAINT user_password_hash_form CHECK (hash LIKE '$argon2id$%')
);

-- `device` is what the user agent says, in words: "Firefox on Android".
ALTER TABLE session ADD COLUMN device text NOT NULL DEFAULT 'Unknown device';
ALTER TABLE session ADD CONSTRAINT session_device_given CHECK (length(device) BETWEEN 1 AND 100);
ALTER TABLE session DROP CONSTRAINT session_revoked_for_known;
ALTER TABLE session ADD CONSTRAINT session_revoked_for_known
  CHECK (revoked_for IN ('logout', 'reuse', 'disabled', 'password', 'user', 'admin'));

-- Who may register. The token in the mail follows from the id and a key; it is stored nowhere.
CREATE TABLE invitation (
  id          uuid PRIMARY KEY,
  email       text NOT NULL,
  roles       text[] NOT NULL,
  invited_by  uuid NOT NULL REFERENCES user_account (id),
  created_at  timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  ended_at    timestamptz,
  CONSTRAINT invitation_email_form CHECK (email = lower(email) AND email ~ '^[^@\s]+@[^@\s]+$'),
  CONSTRAINT invitation_roles_given CHECK (cardinality(roles) > 0)
);
CREATE UNIQUE INDEX invitation_open_unique ON invitation (email) WHERE ended_at IS NULL;
CREATE INDEX invitation_expiry ON invitation (expires_at);

-- Second factors (TOTP, RFC 6238). Without `confirmed_at` it is only prepared and not asked for. A code is good for one
-- use: `last_step` is the time step of the last one.
CREATE TABLE second_factor (
  user_id        uuid PRIMARY KEY REFERENCES user_account (id),
  sealed_secret  text NOT NULL,
  confirmed_at   timestamptz,
  last_step      bigint NOT NULL DEFAULT 0
);

-- Keyed hashes of codes that replace a lost device, each good for one use.
CREATE TABLE recovery_code (
  user_id    uuid NOT NULL REFERENCES second_factor (user_id) ON DELETE CASCADE,
  code_hash  bytea NOT NULL,
  used_at    timestamptz,
  PRIMARY KEY (user_id, code_hash),
  CONSTRAINT recovery_code_hash_length CHECK (octet_length(code_hash) = 32)
);

-- What the school decides about signing in.
CREATE TABLE sign_in_rules (
  only_row                   boolean PRIMARY KEY DEFAULT true,
  admins_need_second_factor  boolean NOT NULL,
  CONSTRAINT sign_in_rules_single CHECK (only_row)
);
