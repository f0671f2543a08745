package in.syncad.api.security;

import in.syncad.common.tenancy.SchoolId;
import java.util.UUID;

/// Somebody is no longer signed in there, whoever ended it and on whichever instance. Published as an event of the
/// application; who holds a connection open for that session closes it.
public record SessionEnded(SchoolId school, UUID user, UUID session) {

    private static final String SEPARATOR = " ";

    String toText() {
        return String.join(SEPARATOR, school.toString(), user.toString(), session.toString());
    }

    /// @throws IllegalArgumentException for anything else than such a text
    static SessionEnded of(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not three ids");
        }
        return new SessionEnded(SchoolId.of(parts[0]), UUID.fromString(parts[1]), UUID.fromString(parts[2]));
    }
}
