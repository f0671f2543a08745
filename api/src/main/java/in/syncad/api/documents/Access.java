package in.syncad.api.documents;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/// What somebody may do with a document; each may do what those before may.
public enum Access {
    VIEWER,
    COMMENTER,
    EDITOR,
    OWNER;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Access ofCode(String code) {
        return Arrays.stream(values())
                .filter(access -> access.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such access"));
    }

    /// As [DocumentScope] counts them.
    static Access ofRank(int rank) {
        return values()[rank - 1];
    }

    public boolean mayEdit() {
        return compareTo(EDITOR) >= 0;
    }
}
