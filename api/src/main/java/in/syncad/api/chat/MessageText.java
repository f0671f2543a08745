package in.syncad.api.chat;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// What an author can change about a message.
record MessageText(
        @NotBlank @Size(max = MessageDetails.LONGEST) String body) {

    MessageText {
        body = body == null ? "" : body.strip();
    }

    /// What people tell each other stays out of logs.
    @Override
    public String toString() {
        return "MessageText[]";
    }
}
