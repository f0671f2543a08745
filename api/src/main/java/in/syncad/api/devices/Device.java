package in.syncad.api.devices;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A device as its owner sees it. The token stays with us.
///
/// @param reachable whether pushes go there already
/// @param refusal why they never will, as long as the app sends no other token
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Device(
        UUID id,
        Platform platform,
        String name,
        boolean reachable,
        @Nullable String refusal,
        Instant seenAt) {}
