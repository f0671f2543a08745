package in.syncad.provisioning.saga;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What a step is told.
///
/// @param saga unique to this run: a good token for services that take one
/// @param subject what the saga is about
/// @param input given when the saga was started
/// @param startedAt of the step's first attempt
/// @param failure why everything is being undone; empty while it is not
public record StepContext(
        UUID saga, UUID subject, Map<String, String> input, Instant startedAt, Optional<String> failure) {}
