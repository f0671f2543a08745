package in.syncad.api.security;

/// Whether a session is still good, and under which token version.
record Standing(boolean live, int tokenVersion) {}
