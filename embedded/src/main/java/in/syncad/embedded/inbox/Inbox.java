package in.syncad.embedded.inbox;

import in.syncad.embedded.journal.Journal;
import in.syncad.embedded.journal.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The messages, durable; the newest 10,000 are kept.
public final class Inbox {

    static final int KEPT = 10_000;

    private final Table<Message> messages;
    private long latest;

    public Inbox(Journal journal) {
        this.messages = journal.table("messages", Message.class);
        this.latest = messages.entries().isEmpty()
                ? 0
                : Long.parseLong(messages.entries().lastKey());
    }

    public synchronized void add(Message message) {
        latest++;
        Map<String, Optional<Message>> change = new HashMap<>();
        change.put(key(latest), Optional.of(message));
        if (messages.size() >= KEPT) {
            change.put(messages.entries().firstKey(), Optional.empty());
        }
        messages.change(change);
    }

    /// Newest first. The recipient is compared without regard to case; an empty filter lets all pass.
    public List<Message> newest(Optional<String> to, Optional<Channel> channel, int limit) {
        return messages.entries().descendingMap().values().stream()
                .filter(message -> to.map(message.to()::equalsIgnoreCase).orElse(true))
                .filter(message -> channel.map(message.channel()::equals).orElse(true))
                .limit(limit)
                .toList();
    }

    private static String key(long number) {
        return String.format("%012d", number);
    }
}
