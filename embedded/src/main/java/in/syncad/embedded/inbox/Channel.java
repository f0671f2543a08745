package in.syncad.embedded.inbox;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// By which way a message left.
public enum Channel {
    EMAIL,
    SMS,
    PUSH;

    public static Optional<Channel> named(String name) {
        return Arrays.stream(values())
                .filter(channel -> channel.text().equals(name))
                .findFirst();
    }

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
