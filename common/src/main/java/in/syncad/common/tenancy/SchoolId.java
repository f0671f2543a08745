package in.syncad.common.tenancy;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The immutable identity of a school. Slugs and names may change; this never does.
public record SchoolId(UUID value) {

    /// What the names of all schools' databases begin with.
    public static final String DATABASE = "school_";

    private static final Pattern DATABASE_NAME = Pattern.compile(DATABASE + "([0-9a-f]{16})([0-9a-f]{16})");

    public static SchoolId of(String text) {
        return new SchoolId(UUID.fromString(text));
    }

    /// The school whose database or role has that name; empty for names that [#databaseName] does not give.
    public static Optional<SchoolId> ofDatabase(String name) {
        Matcher matcher = DATABASE_NAME.matcher(name);
        return matcher.matches()
                ? Optional.of(new SchoolId(new UUID(
                        Long.parseUnsignedLong(matcher.group(1), 16), Long.parseUnsignedLong(matcher.group(2), 16))))
                : Optional.empty();
    }

    /// `school_` and the id in 32 hexadecimal digits: the name of the database and of its login role.
    public String databaseName() {
        HexFormat hex = HexFormat.of();
        return DATABASE
                + hex.toHexDigits(value.getMostSignificantBits())
                + hex.toHexDigits(value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
