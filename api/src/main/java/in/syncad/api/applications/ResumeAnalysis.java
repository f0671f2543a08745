package in.syncad.api.applications;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a machine made of a résumé: advice for who decides, made of what a stranger wrote.
///
/// @param source and `findings` when it is done
/// @param failure when it failed: one of [AnalysisFailure]
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResumeAnalysis(
        State state,
        @Nullable Source source,
        @Nullable Findings findings,
        @Nullable AnalysisFailure failure,
        @Nullable Instant settledAt) {

    /// How far it has come.
    public enum State {
        PENDING,
        DONE,
        FAILED;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static State ofCode(String code) {
            return Arrays.stream(values())
                    .filter(state -> state.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such state"));
        }
    }

    /// Who found it.
    public enum Source {
        /// A list of words, where no gateway is set up.
        KEYWORDS,
        /// A language model.
        MODEL;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Source ofCode(String code) {
            return Arrays.stream(values())
                    .filter(source -> source.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such source"));
        }
    }
}
