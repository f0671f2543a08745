package in.syncad.common.schema;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a migration must not do to the version that is still serving while it runs.
enum BreakingChange {
    DROPS("\\bDROP\\s+(?!CONSTRAINT\\b|NOT\\s+NULL\\b)"),
    RENAMES("\\bRENAME\\b"),
    DEMANDS_A_VALUE("\\bSET\\s+NOT\\s+NULL\\b"),
    CHANGES_A_TYPE("\\bALTER\\s+(COLUMN\\s+)?\\w+\\s+(SET\\s+DATA\\s+)?TYPE\\b"),
    /// The serving version's inserts do not know the column.
    ADDS_WHAT_NOBODY_FILLS("\\bADD\\s+COLUMN\\b(?![^,;]*\\b(DEFAULT|GENERATED)\\b)[^,;]*\\bNOT\\s+NULL\\b");

    /// Comments, quoted texts and bodies of functions: what is done there is not done by the migration.
    private static final Pattern NO_STATEMENTS =
            Pattern.compile("--[^\\n]*|/\\*.*?\\*/|\\$\\$.*?\\$\\$|'(?:[^']|'')*'", Pattern.DOTALL);

    private final Pattern sign;

    BreakingChange(String sign) {
        this.sign = Pattern.compile(sign, Pattern.CASE_INSENSITIVE);
    }

    /// All that a migration does, with the statement that does it.
    static List<String> of(String sql) {
        return Arrays.stream(NO_STATEMENTS.matcher(sql).replaceAll("''").split(";"))
                .map(String::strip)
                .flatMap(statement -> Stream.of(values())
                        .filter(change -> change.sign.matcher(statement).find())
                        .map(change -> change + ": " + statement))
                .toList();
    }
}
