package in.syncad.api.chat;

import java.util.Set;
import java.util.UUID;

/// A conversation went on; published in the transaction that wrote it.
///
/// @param hearers all who are there, and who goes with this very entry
record EntryAdded(ChatMessage entry, Set<UUID> hearers) {

    EntryAdded {
        hearers = Set.copyOf(hearers);
    }
}
