package in.syncad.common.settings;

import java.util.List;

/// The start stops here: environment variables are missing or wrong. The message has a line for each.
public final class WrongVariables extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    WrongVariables(List<String> problems) {
        super(String.join(System.lineSeparator(), problems), null, false, false);
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
