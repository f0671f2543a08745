package in.syncad.api.chat;

import in.syncad.api.realtime.Live;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Tells those who are connected, after the commit: who missed it fetches it by its number.
@Component
class ChatPush {

    static final String ENTRY = "chat:message";
    static final String READ = "chat:read";

    private final Live live;

    ChatPush(Live live) {
        this.live = live;
    }

    /// What is read by those who are there. Entries about a message do not carry it: not all of them may have seen it.
    @TransactionalEventListener
    void push(EntryAdded added) {
        live.toUsers(added.hearers(), ENTRY, added.entry());
    }

    @TransactionalEventListener
    void push(Reading.ReadOn read) {
        live.toUsers(read.hearers(), READ, read);
    }
}
