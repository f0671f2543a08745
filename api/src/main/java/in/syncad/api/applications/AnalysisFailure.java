package in.syncad.api.applications;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/// Why a résumé could not be analysed, for good.
public enum AnalysisFailure {
    RESUME_ENCRYPTED,
    /// No PDF that can be read.
    RESUME_BROKEN,
    /// It takes more memory to read than a résumé does.
    RESUME_TOO_LARGE,
    /// It takes more time to read than a résumé does.
    RESUME_TOO_SLOW,
    /// Pictures only, perhaps scanned.
    RESUME_WITHOUT_TEXT,
    /// The gateway was away, too busy or too slow each time it was asked.
    GATEWAY_UNAVAILABLE,
    /// The gateway does not want our request: its key, its model.
    GATEWAY_REFUSED,
    /// Whatever the model answered was not what it was asked for.
    GATEWAY_ANSWER_UNUSABLE;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static AnalysisFailure ofCode(String code) {
        return Arrays.stream(values())
                .filter(failure -> failure.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such failure"));
    }
}
