package in.syncad.api.sections;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// An enrolment ends when the student leaves; one made by mistake is cancelled.
public enum EnrolmentStatus {
    ACTIVE,
    ENDED,
    CANCELLED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static EnrolmentStatus ofCode(String code) {
        for (EnrolmentStatus status : values()) {
            if (status.code().equals(code)) {
                return status;
            }
        }
        throw new IllegalArgumentException("no such status");
    }
}
