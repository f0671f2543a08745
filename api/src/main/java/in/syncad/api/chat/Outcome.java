package in.syncad.api.chat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What the school decided about a report.
enum Outcome {
    /// The message is gone.
    REMOVED,
    /// It stays.
    DISMISSED;

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Outcome ofCode(String code) {
        for (Outcome each : values()) {
            if (each.code().equals(code)) {
                return each;
            }
        }
        throw new IllegalArgumentException("no such outcome");
    }
}
