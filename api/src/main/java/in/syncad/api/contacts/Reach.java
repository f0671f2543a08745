package in.syncad.api.contacts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How far a rule goes.
public enum Reach {
    /// Everybody of the one role may talk to everybody of the other.
    EVERYBODY,
    /// Only those who belong to the same student, as that student or as a guardian with access to the portal.
    FAMILY;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Reach ofCode(String code) {
        for (Reach reach : values()) {
            if (reach.code().equals(code)) {
                return reach;
            }
        }
        throw new IllegalArgumentException("no such reach");
    }
}
