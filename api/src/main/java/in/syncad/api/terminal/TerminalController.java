package in.syncad.api.terminal;

import in.syncad.api.security.Allowed;
import in.syncad.api.security.Caller;
import in.syncad.api.security.RequestToken;
import in.syncad.api.security.Role;
import in.syncad.api.web.EntityTags;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Once;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.api.web.Versioned;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/terminal/sessions")
@Allowed({Role.SCHOOL_ADMIN, Role.TEACHER, Role.STUDENT})
class TerminalController {

    private final TerminalSessions sessions;
    private final Tickets tickets;
    private final RequestToken token;
    private final EntityTags tags;

    TerminalController(TerminalSessions sessions, Tickets tickets, RequestToken token, EntityTags tags) {
        this.sessions = sessions;
        this.tickets = tickets;
        this.token = token;
        this.tags = tags;
    }

    /// @param title what it is about, for those who look on
    record NewTerminalSession(@NotBlank @Size(max = 100) String title) {

        NewTerminalSession {
            title = title == null ? "" : title.strip();
        }
    }

    /// @param users who may look on from now on; who is missing may not any more
    record TerminalViewers(@NotNull @Size(max = 20) Set<@NotNull UUID> users) {}

    /// @param role which end wants to connect
    record TicketRequest(@NotNull Side role) {}

    @GetMapping
    ResponseEntity<Page<TerminalSession>> listTerminalSessions(Paging paging, Caller caller) {
        return tags.answer(sessions.list(paging, caller));
    }

    @GetMapping("/{id}")
    ResponseEntity<TerminalSession> getTerminalSession(@PathVariable UUID id, Caller caller) {
        return tags.answer(sessions.find(id, caller));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(Role.STUDENT)
    ResponseEntity<TerminalSession> openTerminalSession(
            @Valid @RequestBody NewTerminalSession asked, Once once, Caller caller) {
        return once.answer(asked, TerminalSession.class, () -> {
            Versioned<TerminalSession> session = sessions.open(asked.title(), caller);
            return tags.created(
                    URI.create("/api/v1/terminal/sessions/" + session.value().id()), session);
        });
    }

    @PutMapping("/{id}/viewers")
    ResponseEntity<TerminalSession> setTerminalViewers(
            @PathVariable UUID id,
            ExpectedVersion expected,
            @Valid @RequestBody TerminalViewers viewers,
            Caller caller) {
        return tags.answer(sessions.share(id, expected, viewers.users(), caller));
    }

    @PostMapping("/{id}/tickets")
    @ResponseStatus(HttpStatus.CREATED)
    TerminalTicket makeTerminalTicket(
            @PathVariable UUID id, @Valid @RequestBody TicketRequest asked, Caller caller, HttpServletRequest request) {
        return tickets.show(
                sessions.permit(id, asked.role(), caller, token.of(request).orElseThrow()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endTerminalSession(@PathVariable UUID id, ExpectedVersion expected, Caller caller) {
        sessions.end(id, expected, caller);
    }
}
