package in.syncad.api.chat;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/// What somebody says.
///
/// @param clientId made by the client, and the same when it sends the message again: the repetition is answered with
/// the
///     first message
/// @param body may be missing where there are attachments
/// @param attachments ids of files that the sender has uploaded as `chat-attachment`
record MessageDetails(
        @NotNull UUID clientId,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Size(max = MessageDetails.LONGEST)
        String body,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Size(max = 10)
        List<@NotNull UUID> attachments) {

    static final int LONGEST = 4_000;

    MessageDetails {
        body = body == null ? "" : body.strip();
        attachments = attachments == null
                ? List.of()
                : attachments.stream().distinct().toList();
    }

    boolean saysNothing() {
        return body.isEmpty() && attachments.isEmpty();
    }

    /// What people tell each other stays out of logs.
    @Override
    public String toString() {
        return "MessageDetails[clientId=%s]".formatted(clientId);
    }
}
