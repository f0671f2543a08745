package in.syncad.api.invitations;

import in.syncad.api.security.Allowed;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Role;
import in.syncad.api.web.EntityTags;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Once;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.api.web.Versioned;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/school-admin/invitations")
@Allowed(Role.SCHOOL_ADMIN)
class InvitationController {

    /// An open invitation never changes.
    private static final int VERSION = 0;

    private final Invitations invitations;
    private final EntityTags tags;

    InvitationController(Invitations invitations, EntityTags tags) {
        this.invitations = invitations;
        this.tags = tags;
    }

    @GetMapping
    ResponseEntity<Page<Invitation>> listInvitations(Paging paging) {
        return tags.answer(invitations.list(paging));
    }

    @GetMapping("/{id}")
    ResponseEntity<Invitation> getInvitation(@PathVariable UUID id) {
        return tags.answer(new Versioned<>(invitations.find(id), VERSION));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Invitation> invite(@Valid @RequestBody InvitationDetails details, Once once, Caller caller) {
        return once.answer(details, Invitation.class, () -> {
            Invitation invitation = invitations.invite(details, caller);
            return tags.created(
                    URI.create("/api/v1/school-admin/invitations/" + invitation.id()),
                    new Versioned<>(invitation, VERSION));
        });
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdrawInvitation(@PathVariable UUID id, ExpectedVersion expected, Caller caller) {
        expected.require(VERSION);
        invitations.withdraw(id, caller);
    }
}
