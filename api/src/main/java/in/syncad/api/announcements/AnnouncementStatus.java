package in.syncad.api.announcements;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How far an announcement has come.
public enum AnnouncementStatus {
    DRAFT,
    SCHEDULED,
    PUBLISHED,
    WITHDRAWN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static AnnouncementStatus ofCode(String code) {
        for (AnnouncementStatus status : values()) {
            if (status.code().equals(code)) {
                return status;
            }
        }
        throw new IllegalArgumentException("no such status");
    }
}
