package in.syncad.api.invitations;

import in.syncad.api.audit.Audit;
import in.syncad.api.jobs.Jobs;
import in.syncad.api.security.Caller;
import in.syncad.api.web.Identities;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.common.refusal.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Inviting people, and taking that back.
@Service
@Transactional
class Invitations {

    static final Duration LIFE = Duration.ofDays(7);

    private final InvitationStore store;
    private final Identities identities;
    private final Jobs jobs;
    private final DeliverInvitation deliver;
    private final Audit audit;
    private final Clock clock;

    Invitations(
            InvitationStore store,
            Identities identities,
            Jobs jobs,
            DeliverInvitation deliver,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.identities = identities;
        this.jobs = jobs;
        this.deliver = deliver;
        this.audit = audit;
        this.clock = clock;
    }

    /// Ends an earlier invitation of that address and mails the new one.
    Invitation invite(InvitationDetails details, Caller caller) {
        Instant now = clock.instant();
        Invitation invitation =
                new Invitation(identities.next(), details.email(), details.roles(), caller.id(), now, now.plus(LIFE));
        store.add(invitation);
        audit.created(caller, "invitation.sent", invitation.id(), details);
        jobs.afterCommit(deliver, invitation.id().toString(), new DeliverInvitation.Delivery(invitation.id()));
        return invitation;
    }

    /// @throws Refused 404 when it is not open
    @Transactional(readOnly = true)
    Invitation find(UUID id) {
        return store.findOpen(id).orElseThrow(Invitations::unknown);
    }

    @Transactional(readOnly = true)
    Page<Invitation> list(Paging paging) {
        return paging.page("invitations", store::listOpen);
    }

    /// @throws Refused 404 when it is not open
    void withdraw(UUID id, Caller caller) {
        Invitation invitation = store.end(id).orElseThrow(Invitations::unknown);
        audit.removed(
                caller, "invitation.withdrawn", id, new InvitationDetails(invitation.email(), invitation.roles()));
    }

    private static Refused unknown() {
        return Refused.notFound("invitation.unknown", "There is no such open invitation.");
    }
}
