package in.syncad.api.notifications;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// A way to a person.
public enum Channel {
    /// The list in the app; always arrives.
    IN_APP,
    PUSH,
    EMAIL,
    SMS;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static Channel ofCode(String code) {
        for (Channel channel : values()) {
            if (channel.code().equals(code)) {
                return channel;
            }
        }
        throw new IllegalArgumentException("no such channel");
    }
}
