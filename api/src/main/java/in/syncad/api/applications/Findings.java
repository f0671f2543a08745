package in.syncad.api.applications;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands in a résumé, in fields of limited length: whatever a stranger wrote gets no further than this.
///
/// @param summary by a model; keywords make none
/// @param experienceYears full years
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Findings(
        @Nullable String summary,
        List<String> qualifications,
        List<String> skills,
        List<String> languages,
        @Nullable Integer experienceYears) {

    static final int LONGEST_SUMMARY = 600;
    static final int LONGEST_ENTRY = 120;
    static final int MOST_ENTRIES = 20;
    static final int MOST_YEARS = 60;

    /// @throws IllegalArgumentException when something is longer than it may be, or holds control characters
    public Findings {
        requireText(summary == null ? "-" : summary, LONGEST_SUMMARY);
        qualifications = checked(qualifications);
        skills = checked(skills);
        languages = checked(languages);
        if (experienceYears != null && (experienceYears < 0 || experienceYears > MOST_YEARS)) {
            throw new IllegalArgumentException("not a number of years");
        }
    }

    private static List<String> checked(List<String> entries) {
        if (entries.size() > MOST_ENTRIES) {
            throw new IllegalArgumentException("too many entries");
        }
        entries.forEach(entry -> requireText(entry, LONGEST_ENTRY));
        return List.copyOf(entries);
    }

    /// Format characters are refused too: they turn the direction of what is shown.
    private static void requireText(String text, int longest) {
        if (text.isBlank() || text.length() > longest || text.codePoints().anyMatch(Findings::isInvisible)) {
            throw new IllegalArgumentException("not a text of at most %d characters".formatted(longest));
        }
    }

    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
            // Joiners are part of how Hindi is written.
            case Character.FORMAT -> character != 0x200C && character != 0x200D;
            default -> false;
        };
    }

    /// Holds personal data: stays out of logs.
    @Override
    public String toString() {
        return "Findings[]";
    }
}
