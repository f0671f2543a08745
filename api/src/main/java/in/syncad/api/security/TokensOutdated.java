package in.syncad.api.security;

import in.syncad.common.tenancy.SchoolId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Access tokens are good no longer, whoever saw to that and on whichever instance. Published as an event of the
/// application; who holds a connection open for one of them closes it.
public sealed interface TokensOutdated {

    SchoolId school();

    UUID user();

    /// Somebody is no longer signed in there.
    record SessionEnded(SchoolId school, UUID user, UUID session) implements TokensOutdated {}

    /// Somebody may do other things now than all tokens say that were made so far. The sessions go on: who refreshes
    /// gets a token that says it right.
    record RightsChanged(SchoolId school, UUID user) implements TokensOutdated {}

    /// Two ids or three.
    default String toText() {
        Stream<Object> ids = switch (this) {
            case SessionEnded(var school, var user, var session) -> Stream.of(school, user, session);
            case RightsChanged(var school, var user) -> Stream.of(school, user);
        };
        return ids.map(Object::toString).collect(Collectors.joining(" "));
    }

    /// @throws IllegalArgumentException for anything else than such a text
    static TokensOutdated of(String text) {
        List<String> ids = List.of(text.split(" ", -1));
        return switch (ids.size()) {
            case 2 -> new RightsChanged(SchoolId.of(ids.get(0)), UUID.fromString(ids.get(1)));
            case 3 ->
                new SessionEnded(SchoolId.of(ids.get(0)), UUID.fromString(ids.get(1)), UUID.fromString(ids.get(2)));
            default -> throw new IllegalArgumentException("neither two ids nor three");
        };
    }
}
