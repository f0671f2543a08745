package in.syncad.common.schema;

import java.util.regex.Pattern;

/// Names of databases and roles, which no statement can take as a parameter.
final class Identifier {

    private static final Pattern HARMLESS = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    private Identifier() {}

    /// @throws IllegalArgumentException for anything but lower-case letters, digits and `_`, or more than 63 of them
    static String quoted(String name) {
        if (!HARMLESS.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name we give to databases and roles: " + name);
        }
        return '"' + name + '"';
    }
}
