package in.syncad.api.chat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Who can be in a conversation.
enum ConversationKind {
    /// Two people, always the same two.
    DIRECT,
    /// Those whom its managers bring in.
    GROUP;

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static ConversationKind ofCode(String code) {
        for (ConversationKind each : values()) {
            if (each.code().equals(code)) {
                return each;
            }
        }
        throw new IllegalArgumentException("no such kind of conversation");
    }
}
