package in.syncad.api.realtime;

import in.syncad.api.notifications.NotificationSent;
import in.syncad.api.security.TokensOutdated;
import in.syncad.api.security.TokensOutdated.RightsChanged;
import in.syncad.api.security.TokensOutdated.SessionEnded;
import in.syncad.api.tenancy.SchoolChanges;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.common.tenancy.SchoolStatus;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import tools.jackson.databind.node.JsonNodeFactory;

/// Carries to sockets what happens elsewhere in the service.
@Component
class Announcer {

    /// The event that people get; what it is about they fetch from `/api/v1/notifications`.
    static final String NOTIFICATION = "notification";

    private static final int USERS_AT_ONCE = 500;

    private final Sockets sockets;

    Announcer(Sockets sockets, SchoolChanges changes) {
        this.sockets = sockets;
        changes.tell(this::putOut);
    }

    /// After the commit, so that whoever fetches it finds it.
    @TransactionalEventListener
    void tell(NotificationSent sent) {
        SchoolId school = CurrentSchool.get().id();
        var what = JsonNodeFactory.instance
                .objectNode()
                .put("id", sent.notification().toString())
                .put("kind", sent.kind());
        List<UUID> users = List.copyOf(sent.users());
        for (int start = 0; start < users.size(); start += USERS_AT_ONCE) {
            String[] rooms = users.subList(start, Math.min(users.size(), start + USERS_AT_ONCE)).stream()
                    .map(user -> Rooms.ofUser(school, user))
                    .toArray(String[]::new);
            sockets.everybody().to(rooms).emit(NOTIFICATION, what);
        }
    }

    /// Every instance is told, and closes its own. Who has other rights now comes back with a fresh token.
    @EventListener
    void putOut(TokensOutdated outdated) {
        String room = switch (outdated) {
            case SessionEnded(var school, var _, var session) -> Rooms.ofSession(school, session);
            case RightsChanged(var school, var user) -> Rooms.ofUser(school, user);
        };
        sockets.everybody().to(room).onlyHere().close();
    }

    private void putOut(School school) {
        if (school.status() != SchoolStatus.ACTIVE) {
            sockets.everybody().to(Rooms.of(school.id())).onlyHere().close();
        }
    }
}
