package in.syncad.api.chat;

import java.util.List;

/// A part of a conversation, in its order.
///
/// @param more whether there are further entries in the direction that was asked for
record MessageList(List<ChatMessage> items, boolean more) {

    MessageList {
        items = List.copyOf(items);
    }
}
