package in.syncad.common.tenancy;

import java.util.HexFormat;
import java.util.UUID;

/// The immutable identity of a school. Slugs and names may change; this never does.
public record SchoolId(UUID value) {

    public static SchoolId of(String text) {
        return new SchoolId(UUID.fromString(text));
    }

    /// `school_` and the id in 32 hexadecimal digits: the name of the database and of its login role.
    public String databaseName() {
        HexFormat hex = HexFormat.of();
        return "school_" + hex.toHexDigits(value.getMostSignificantBits())
                + hex.toHexDigits(value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
