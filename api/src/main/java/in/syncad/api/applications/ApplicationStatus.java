package in.syncad.api.applications;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;

/// How far an application has come. People decide that, never the analysis of the résumé.
public enum ApplicationStatus {
    RECEIVED,
    SHORTLISTED,
    REJECTED,
    HIRED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static ApplicationStatus ofCode(String code) {
        for (ApplicationStatus status : values()) {
            if (status.code().equals(code)) {
                return status;
            }
        }
        throw new IllegalArgumentException("no such status");
    }

    boolean mayBecome(ApplicationStatus next) {
        return switch (this) {
            case RECEIVED -> Set.of(SHORTLISTED, REJECTED).contains(next);
            case SHORTLISTED -> Set.of(REJECTED, HIRED).contains(next);
            case REJECTED, HIRED -> false;
        };
    }
}
