-- What mail providers tell of an address; null as long as nothing speaks against it. Another address starts anew.
ALTER TABLE user_account
  ADD COLUMN email_status     text,
  ADD COLUMN email_status_at  timestamptz,
  ADD CONSTRAINT user_account_email_status_known CHECK (email_status IN ('bounced', 'complained')),
  ADD CONSTRAINT user_account_email_status_dated CHECK (email_status IS NULL OR email_status_at IS NOT NULL);

CREATE FUNCTION forget_email_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.email_status := NULL;
  NEW.email_status_at := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER user_account_other_email BEFORE UPDATE OF email ON user_account
  FOR EACH ROW WHEN (OLD.email IS DISTINCT FROM NEW.email) EXECUTE FUNCTION forget_email_status();
