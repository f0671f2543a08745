package in.syncad.api.terminal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// The two ends of a terminal.
public enum Side {
    /// The program beside the shell.
    CLI,
    /// The page that mirrors it.
    BROWSER;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Side ofCode(String code) {
        for (Side side : values()) {
            if (side.code().equals(code)) {
                return side;
            }
        }
        throw new IllegalArgumentException("no such side");
    }

    Side other() {
        return this == CLI ? BROWSER : CLI;
    }
}
