package in.syncad.api.chat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What an entry tells.
enum EntryKind {
    MESSAGE,
    /// An earlier message reads differently.
    EDITED,
    /// Its author took a message back.
    DELETED,
    /// The school took a message out, after a member had reported it.
    MODERATED,
    JOINED,
    /// By oneself.
    LEFT,
    /// By a manager.
    REMOVED,
    /// The group is called something else.
    RENAMED;

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static EntryKind ofCode(String code) {
        for (EntryKind each : values()) {
            if (each.code().equals(code)) {
                return each;
            }
        }
        throw new IllegalArgumentException("no such kind of entry");
    }
}
