package in.syncad.api.notifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message as the app lists it, in the reader's language.
///
/// @param data what it was made of, so that the app can open what it is about
/// @param children the students it is about
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Notice(
        UUID id,
        String kind,
        MessageCategory category,
        boolean urgent,
        String title,
        String text,
        Map<String, String> data,
        List<UUID> children,
        Instant createdAt,
        @Nullable Instant readAt) {

    public Notice {
        data = Map.copyOf(data);
        children = List.copyOf(children);
    }
}
