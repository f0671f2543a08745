package in.syncad.api.web;

import in.syncad.api.security.Seal;
import in.syncad.api.settings.TokenSettings;
import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.CurrentSchool;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Positions in lists as clients carry them: sealed, because they hold names and stand in URLs, and bound to the
/// school and to the list with its filters, so that a cursor is good for nothing else.
@Component
class Cursors {

    private static final int ID_LENGTH = 36;

    private final Seal seal;

    Cursors(TokenSettings settings) {
        this.seal = new Seal(settings.key("cursor", "AES"));
    }

    String seal(Position position, String list) {
        return seal.seal(position.id() + position.key(), context(list));
    }

    /// @throws Refused 400 when it is not a cursor of ours for this list
    Position open(String cursor, String list) {
        return seal.open(cursor, context(list))
                .map(text -> new Position(text.substring(ID_LENGTH), UUID.fromString(text.substring(0, ID_LENGTH))))
                .orElseThrow(() -> Refused.malformed(
                        "cursor.invalid",
                        "This cursor is not for this list and these filters; start again without it."));
    }

    private static String context(String list) {
        return CurrentSchool.get().id() + " " + list;
    }
}
