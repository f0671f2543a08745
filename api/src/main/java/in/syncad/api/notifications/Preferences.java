package in.syncad.api.notifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a person wants to be told things. Whatever is not chosen is on, but WhatsApp.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Preferences(
        @NotNull Language language,
        @Valid @Nullable QuietHours quietHours,
        @NotNull @Size(max = 200) List<@Valid @NotNull Choice> choices) {

    public Preferences {
        choices = choices == null ? List.of() : List.copyOf(choices);
    }

    /// @param studentId the child it is for; for all without a choice of their own when absent. A choice about
    ///     somebody else's child has no effect
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Choice(
            @NotNull MessageCategory category,
            @NotNull Channel channel,
            @Nullable UUID studentId,
            @NotNull Boolean enabled) {}
}
