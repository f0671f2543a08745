package in.syncad.api.contacts;

import in.syncad.api.security.Caller;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Whom people may talk to. Asked at every message, because rules, roles and families change.
@Service
@Transactional(readOnly = true)
public class Contacts {

    private final ContactStore store;

    Contacts(ContactStore store) {
        this.store = store;
    }

    Page<Contact> list(@Nullable String q, Paging paging, Caller caller) {
        String wanted = q == null || q.isBlank() ? null : q.strip().toLowerCase(Locale.ROOT);
        return paging.page(
                "contacts of %s, %s".formatted(caller.id(), wanted),
                (position, limit) -> store.list(caller.id(), wanted, position, limit));
    }

    /// Those of these people, all of them active, whom that person may talk to; never the person itself.
    public Set<UUID> among(UUID person, Collection<UUID> people) {
        return people.isEmpty() ? Set.of() : store.among(person, people);
    }
}
