package in.syncad.api.users;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Only active accounts can sign in. A closed one gives its mail address and phone free and stays closed.
public enum AccountStatus {
    ACTIVE,
    DISABLED,
    CLOSED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static AccountStatus ofCode(String code) {
        for (AccountStatus status : values()) {
            if (status.code().equals(code)) {
                return status;
            }
        }
        throw new IllegalArgumentException("no such status");
    }
}
