package in.syncad.api.chat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Why a message has no words any more.
enum Gone {
    /// By its author.
    DELETED,
    /// By the school.
    MODERATED;

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Gone ofCode(String code) {
        for (Gone each : values()) {
            if (each.code().equals(code)) {
                return each;
            }
        }
        throw new IllegalArgumentException("no such end of a message");
    }
}
