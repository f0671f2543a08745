package in.syncad.api.students;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// The social category that concessions and government returns depend on.
public enum Category {
    GENERAL,
    OBC,
    SC,
    ST,
    EWS;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Category ofCode(String code) {
        for (Category category : values()) {
            if (category.code().equals(code)) {
                return category;
            }
        }
        throw new IllegalArgumentException("no such category");
    }
}
