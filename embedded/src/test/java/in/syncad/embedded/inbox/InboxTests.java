package in.syncad.embedded.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.embedded.journal.Journal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTests {

    @TempDir
    Path directory;

    private static Message message(int number) {
        return new Message(Channel.SMS, "+919800000001", "", "m" + number, Instant.EPOCH.plusSeconds(number));
    }

    private static List<Message> all(Inbox inbox) {
        return inbox.newest(Optional.empty(), Optional.empty(), Integer.MAX_VALUE);
    }

    @Test
    void goesOnAfterAReopeningWhereItStopped() {
        Path file = directory.resolve("inbox.journal");
        try (Journal journal = Journal.open(file)) {
            new Inbox(journal).add(message(1));
        }
        try (Journal journal = Journal.open(file)) {
            Inbox inbox = new Inbox(journal);
            inbox.add(message(2));
            assertThat(all(inbox)).containsExactly(message(2), message(1));
        }
    }

    @Test
    void keepsTheNewest() {
        try (Journal journal = Journal.open(directory.resolve("inbox.journal"))) {
            Inbox inbox = new Inbox(journal);
            for (int number = 0; number < Inbox.KEPT + 5; number++) {
                inbox.add(message(number));
            }
            assertThat(all(inbox)).hasSize(Inbox.KEPT).last().isEqualTo(message(5));
        }
    }
}
