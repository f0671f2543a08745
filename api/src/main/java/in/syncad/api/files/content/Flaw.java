package in.syncad.api.files.content;

import java.util.Arrays;

/// Why a file is not kept.
public enum Flaw {
    SIZE_DIFFERS("file.size-differs", "It is larger or smaller than announced."),
    CONTENT_DIFFERS("file.content-differs", "Its content is not what was announced (SHA-256)."),
    TYPE_DIFFERS("file.type-differs", "Its content is of another type than announced."),
    TOO_LARGE("file.too-large", "It is larger than files of its kind may be."),
    TOO_MANY_PIXELS("file.too-many-pixels", "The picture has more pixels than any camera makes."),
    UNREADABLE("file.unreadable", "It is damaged."),
    TWO_FORMATS("file.two-formats", "Another file hides in it."),
    GONE("file.gone", "It is not in storage any more."),
    VIRUS("file.virus", "It contains a virus.");

    private final String code;
    private final String detail;

    Flaw(String code, String detail) {
        this.code = code;
        this.detail = detail;
    }

    public static Flaw ofCode(String code) {
        return Arrays.stream(values())
                .filter(flaw -> flaw.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such flaw"));
    }

    public String code() {
        return code;
    }

    /// For people.
    public String detail() {
        return detail;
    }
}
