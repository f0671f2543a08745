package in.syncad.api.signin;

import java.time.Instant;
import java.util.UUID;

/// Where somebody is signed in.
///
/// @param device in words: "Firefox on Android"
/// @param lastUsedAt to within the life of an access token
/// @param current whether it is the one that asks
record OpenSession(UUID id, String device, Instant createdAt, Instant lastUsedAt, boolean current) {}
