-- Operators who are signed in to the console of provisioning-service. `seal` is made of the token in the browser's cookie
-- and the key that it was got with: neither is here, and a key that is withdrawn ends its sessions.
CREATE TABLE console_session (
  id          uuid PRIMARY KEY,
  seal        bytea NOT NULL,
  started_at  timestamptz NOT NULL,
  ends_at     timestamptz NOT NULL,
  CONSTRAINT console_session_seal_unique UNIQUE (seal)
);
CREATE INDEX console_session_end ON console_session (ends_at);

-- How often a network tried keys at the console, since when.
CREATE TABLE console_sign_in_try (
  network  text PRIMARY KEY,
  since    timestamptz NOT NULL,
  tries    integer NOT NULL
);
CREATE INDEX console_sign_in_try_since ON console_sign_in_try (since);

-- How long creations took of late.
CREATE INDEX saga_created ON saga (created_at);
