package in.syncad.api.invitations;

import in.syncad.api.jobs.Outcome;
import in.syncad.api.jobs.SchoolJob;
import in.syncad.api.settings.HostSettings;
import in.syncad.common.mail.Mail;
import in.syncad.common.mail.Mailer;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Sends an invitation while it is open. A mail that was perhaps sent is not sent again: the school-admin invites once
/// more instead.
@Component
class DeliverInvitation implements SchoolJob<DeliverInvitation.Delivery> {

    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final String SUBJECT = "Your invitation to %s";

    /// The token stands behind `#`, which browsers send to nobody.
    private static final String TEXT = """
            %s invites you to SyncAD. Choose your name and password here:

            https://%s.%s/register#token=%s

            The invitation is for you alone and is good for %d days. If you did not expect it, leave it alone.
            """;

    record Delivery(UUID invitation) {}

    private final InvitationStore store;
    private final InvitationTokens tokens;
    private final HostSettings hosts;
    private final Mailer mailer;

    DeliverInvitation(InvitationStore store, InvitationTokens tokens, HostSettings hosts, Mailer mailer) {
        this.store = store;
        this.tokens = tokens;
        this.hosts = hosts;
        this.mailer = mailer;
    }

    @Override
    public String name() {
        return "deliver-invitation";
    }

    @Override
    public Class<Delivery> dataType() {
        return Delivery.class;
    }

    @Override
    public Outcome run(Delivery delivery) {
        Optional<Invitation> invitation = store.findOpen(delivery.invitation());
        if (invitation.isEmpty()) {
            return new Outcome.Done();
        }
        try {
            mailer.send(mail(invitation.get()));
            return new Outcome.Done();
        } catch (OutsideFailure failure) {
            return switch (failure.kind()) {
                case TRANSIENT -> new Outcome.Again(RETRY);
                case UNKNOWN, PERMANENT -> new Outcome.Dropped(String.valueOf(failure.getMessage()));
            };
        }
    }

    private Mail mail(Invitation invitation) {
        School school = CurrentSchool.get();
        String text = TEXT.formatted(
                school.name(),
                school.slug(),
                hosts.baseDomain(),
                tokens.token(invitation.id()),
                Invitations.LIFE.toDays());
        return new Mail(invitation.email(), SUBJECT.formatted(school.name()), text, Map.of("type", "invitation"));
    }
}
