package in.syncad.api.notifications;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// A way to a person.
public enum Channel {
    /// The list in the app; always arrives.
    IN_APP,
    PUSH,
    EMAIL,
    SMS,
    /// Only for who has asked for it: WhatsApp demands that.
    WHATSAPP,
    /// A room in Microsoft Teams that whole schools are told in; nobody's own.
    TEAMS;

    /// Those on which each recipient has a delivery.
    static final Set<Channel> PERSONAL = Set.copyOf(EnumSet.of(PUSH, EMAIL, SMS, WHATSAPP));

    boolean hasSubject() {
        return this != SMS && this != WHATSAPP;
    }

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
