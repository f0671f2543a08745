package in.syncad.api.signin;

import in.syncad.api.security.Allowed;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Everybody;
import in.syncad.api.security.Role;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SessionController {

    private final Sessions sessions;

    SessionController(Sessions sessions) {
        this.sessions = sessions;
    }

    /// The hundred used last, if there are more.
    record OpenSessions(List<OpenSession> items) {

        OpenSessions {
            items = List.copyOf(items);
        }
    }

    @GetMapping("/api/v1/me/sessions")
    @Everybody
    OpenSessions listMySessions(Caller caller) {
        return new OpenSessions(sessions.list(caller));
    }

    @DeleteMapping("/api/v1/me/sessions/{id}")
    @Everybody
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endMySession(@PathVariable UUID id, Caller caller) {
        sessions.end(caller, id);
    }

    /// Said in the address, so that nobody takes it for a sign-out.
    enum Kept {
        CURRENT
    }

    @DeleteMapping("/api/v1/me/sessions")
    @Everybody
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endMyOtherSessions(@RequestParam Kept except, Caller caller) {
        sessions.endOthers(caller);
    }

    @DeleteMapping("/api/v1/school-admin/users/{id}/sessions")
    @Allowed(Role.SCHOOL_ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSessionsOfUser(@PathVariable UUID id, Caller caller) {
        sessions.endAllOf(id, caller);
    }
}
