package in.syncad.common.schema;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a migration must not do to the version that is still serving while it runs.
enum BreakingChange {
    DROPS("\\bDROP\\s+(?!CONSTRAINT\\b|NOT\\s+NULL\\b)"),
    RENAMES("\\bRENAME\\b|\\bSET\\s+SCHEMA\\b"),
    DEMANDS_A_VALUE("\\bSET\\s+NOT\\s+NULL\\b"),
    CHANGES_A_TYPE("\\bALTER\\s+(COLUMN\\s+)?\\w+\\s+(SET\\s+DATA\\s+)?TYPE\\b"),
    /// The serving version's inserts do not know the column. Commas in parentheses do not end its definition.
    ADDS_WHAT_NOBODY_FILLS("\\bADD\\s+(?!(?:[^,;()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\b(DEFAULT|GENERATED)\\b)"
            + "(?:[^,;()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\bNOT\\s+NULL\\b");

    /// What `EXECUTE` is given runs, so its quotes are taken away; names may be quoted or filled in by `format`.
    private static final Pattern PIECE =
            Pattern.compile("""
            (?<comment>--[^\\n]*|/\\*.*?\\*/)
            |(?<executed>\\bEXECUTE\\b(?:[^;']|'(?:[^']|'')*')*)
            |(?<text>'(?:[^']|'')*')
            |(?<name>"(?:[^"]|"")*"|%I)
            |(?<does>\\bDO\\s+(?:LANGUAGE\\s+\\w+\\s*)?)?(?<quote>\\$\\w*\\$)(?<body>.*?)\\k<quote>
            """, Pattern.COMMENTS | Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private final Pattern sign;

    BreakingChange(String sign) {
        this.sign = Pattern.compile(sign, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /// All that a migration does, with the statement that does it.
    static List<String> of(String sql) {
        return Arrays.stream(statements(sql).split(";"))
                .map(String::strip)
                .flatMap(statement -> Stream.of(values())
                        .filter(change -> change.sign.matcher(statement).find())
                        .map(change -> change + ": " + statement))
                .toList();
    }

    /// Without comments, texts and the bodies of functions: what is done there is not done by the migration. What a
    /// `DO` does is.
    private static String statements(String sql) {
        return PIECE.matcher(sql).replaceAll(piece -> Matcher.quoteReplacement(bare(piece)));
    }

    private static String bare(MatchResult piece) {
        if (piece.group("executed") != null) {
            return piece.group("executed").replace("'", " ").replace("\"", "").replace("%I", "name");
        }
        if (piece.group("does") != null) {
            return ";" + statements(piece.group("body"));
        }
        return piece.group("comment") != null ? " " : piece.group("name") != null ? "name" : "''";
    }
}
