package in.syncad.api.security;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/// The eight roles. One person may have several; rights add up.
public enum Role {
    SCHOOL_ADMIN,
    TEACHER,
    PARENT,
    STUDENT,
    ACCOUNTANT,
    LIBRARIAN,
    TRANSPORT_MANAGER,
    RECEPTION;

    /// As databases, tokens and JSON write it: `school-admin`.
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static Role ofCode(String code) {
        return Arrays.stream(values())
                .filter(role -> role.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such role"));
    }
}
