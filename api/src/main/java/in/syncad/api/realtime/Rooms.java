package in.syncad.api.realtime;

import in.syncad.api.security.AccessToken;
import in.syncad.api.security.Role;
import in.syncad.common.tenancy.SchoolId;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/// The names of rooms. Each begins with its school, so nobody can be in a room of another one by accident, and the
/// rooms of a school share a channel between instances.
final class Rooms {

    private static final char SEPARATOR = ':';

    private Rooms() {}

    /// Where the bearer of that token belongs.
    static Set<String> of(AccessToken token) {
        Set<String> rooms = new HashSet<>();
        rooms.add(of(token.school()));
        rooms.add(ofUser(token.school(), token.user()));
        rooms.add(ofSession(token.school(), token.session()));
        token.roles().forEach(role -> rooms.add(ofRole(token.school(), role)));
        return rooms;
    }

    static String of(SchoolId school) {
        return school.toString();
    }

    static String ofRole(SchoolId school, Role role) {
        return within(school, "role:" + role.code());
    }

    static String ofUser(SchoolId school, UUID user) {
        return within(school, "user:" + user);
    }

    static String ofSession(SchoolId school, UUID session) {
        return within(school, "session:" + session);
    }

    /// The school of a room.
    static String groupOf(String room) {
        int end = room.indexOf(SEPARATOR);
        return end < 0 ? room : room.substring(0, end);
    }

    /// A room that a feature names.
    static String within(SchoolId school, String room) {
        return of(school) + SEPARATOR + room;
    }
}
