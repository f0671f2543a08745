package in.syncad.api.students;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// As government returns ask for it.
public enum Gender {
    FEMALE,
    MALE,
    OTHER;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Gender ofCode(String code) {
        for (Gender gender : values()) {
            if (gender.code().equals(code)) {
                return gender;
            }
        }
        throw new IllegalArgumentException("no such gender");
    }
}
