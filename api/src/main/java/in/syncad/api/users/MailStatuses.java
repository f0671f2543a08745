package in.syncad.api.users;

import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps what mail providers tell of the addresses of accounts. The latest word counts, whatever order they come in.
@Service
@Transactional
public class MailStatuses {

    private final MailStatusStore store;

    MailStatuses(MailStatusStore store) {
        this.store = store;
    }

    /// @param at when it was noticed
    public void trouble(String address, MailStatus status, Instant at) {
        store.trouble(normal(address), status, at);
    }

    /// A mail was taken there, so it does not bounce any more. A complaint stands.
    public void taken(String address, Instant at) {
        store.taken(normal(address), at);
    }

    private static String normal(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
