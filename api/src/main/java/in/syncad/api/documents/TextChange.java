package in.syncad.api.documents;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// A piece of what became of a text.
public record TextChange(Kind kind, String text) {

    /// Whether the piece was there before and is there after.
    public enum Kind {
        KEPT,
        INSERTED,
        DELETED;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Kind ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
