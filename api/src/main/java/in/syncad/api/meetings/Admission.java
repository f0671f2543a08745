package in.syncad.api.meetings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Whether somebody who is invited has been let in.
public enum Admission {
    INVITED,
    WAITING,
    ADMITTED,
    DENIED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Admission ofCode(String code) {
        for (Admission admission : values()) {
            if (admission.code().equals(code)) {
                return admission;
            }
        }
        throw new IllegalArgumentException("no such admission");
    }
}
