package in.syncad.api.users;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/// What speaks against sending mails to an address.
public enum MailStatus {
    /// It does not exist, or takes nothing.
    BOUNCED,
    /// Its owner called a mail of ours unwanted.
    COMPLAINED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static MailStatus ofCode(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such mail status"));
    }
}
