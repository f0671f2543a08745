package in.syncad.api.notifications;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What people switch on and off as one.
public enum MessageCategory {
    ANNOUNCEMENTS,
    ATTENDANCE,
    FEES,
    EXAMS,
    LIBRARY,
    TRANSPORT,
    APPOINTMENTS,
    CHAT;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static MessageCategory ofCode(String code) {
        for (MessageCategory category : values()) {
            if (category.code().equals(code)) {
                return category;
            }
        }
        throw new IllegalArgumentException("no such category");
    }
}
