package in.syncad.api.documents;

import in.syncad.api.security.Caller;
import in.syncad.api.security.Role;
import in.syncad.api.web.SchoolCalendar;
import in.syncad.common.refusal.Refused;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Who may do what with a document, at this moment.
@Component
class Permissions {

    private static final Set<Role> WHO_WRITES_TOGETHER = Set.of(Role.SCHOOL_ADMIN, Role.TEACHER, Role.STUDENT);

    private final DocumentStore store;
    private final SchoolCalendar calendar;

    Permissions(DocumentStore store, SchoolCalendar calendar) {
        this.store = store;
        this.calendar = calendar;
    }

    /// Those of the people who may do anything.
    Map<UUID, Access> of(UUID document, Collection<UUID> people) {
        return store.accessOf(document, people, calendar.today());
    }

    /// @throws Refused 404
    void requireReader(UUID document, UUID person) {
        if (!of(document, Set.of(person)).containsKey(person)) {
            throw Documents.unknown();
        }
    }

    /// As the routes do.
    ///
    /// @throws Refused 403
    static void requireRole(Caller caller) {
        if (!caller.isAnyOf(WHO_WRITES_TOGETHER)) {
            throw Refused.forbidden("role.missing", "None of your roles works with documents.");
        }
    }
}
