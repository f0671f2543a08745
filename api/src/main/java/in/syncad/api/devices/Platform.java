package in.syncad.api.devices;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What the app runs on.
public enum Platform {
    ANDROID,
    IOS,
    WEB;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Platform ofCode(String code) {
        for (Platform platform : values()) {
            if (platform.code().equals(code)) {
                return platform;
            }
        }
        throw new IllegalArgumentException("no such platform");
    }
}
