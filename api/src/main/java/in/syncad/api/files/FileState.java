package in.syncad.api.files;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/// How far a file has come.
public enum FileState {
    /// May be uploaded until it expires.
    PENDING,
    /// Uploaded; being looked at.
    SCANNING,
    READY,
    /// Was not what it should be, and is gone.
    REFUSED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static FileState ofCode(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such state"));
    }
}
