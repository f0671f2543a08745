package in.syncad.provisioning.steps;

import in.syncad.common.mail.Mail;
import in.syncad.common.mail.Mailer;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.provisioning.registry.Addresses;
import in.syncad.provisioning.registry.NewSchool;
import in.syncad.provisioning.registry.Registry;
import in.syncad.provisioning.saga.Step;
import in.syncad.provisioning.saga.StepContext;
import in.syncad.provisioning.saga.StepOutcome;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Tells the administrator that the school is there, at most once: SES has no idempotency key, so a claim is written
/// down before the mail is sent, and a claim whose outcome nobody knows counts as sent.
@Component
final class SendWelcome implements Step {

    static final String NAME = "welcome-email";

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Registry registry;
    private final WelcomeMailStore claims;
    private final Mailer mailer;
    private final Addresses addresses;
    private final Clock clock;

    SendWelcome(Registry registry, WelcomeMailStore claims, Mailer mailer, Addresses addresses, Clock clock) {
        this.registry = registry;
        this.claims = claims;
        this.mailer = mailer;
        this.addresses = addresses;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    /// The school is active already: a mail service that is away for a while must not undo it.
    @Override
    public Optional<Duration> patience() {
        return Optional.of(PATIENCE);
    }

    @Override
    public StepOutcome apply(StepContext context) {
        Mail mail = mail(registry.get(new SchoolId(context.subject())).request());
        if (!claims.claim(context.saga(), context.subject(), clock.instant())) {
            return done(claims.settle(context.saga()));
        }
        try {
            claims.sent(context.saga(), mailer.send(mail));
            return done("sent");
        } catch (OutsideFailure failure) {
            return switch (failure.kind()) {
                case UNKNOWN -> done(claims.settle(context.saga()));
                case TRANSIENT, PERMANENT -> {
                    claims.withdraw(context.saga());
                    throw failure;
                }
            };
        }
    }

    private static StepOutcome done(String outcome) {
        return new StepOutcome.Done(Map.of("outcome", outcome));
    }

    private Mail mail(NewSchool school) {
        String text = """
                Welcome to SyncAD!

                %s is ready at

                    %s

                You are its first administrator. To sign in, open that address, enter this e-mail address and type in
                the one-time password (OTP) that we then send to it. There is no other password to remember.

                The SyncAD team
                """.formatted(school.name(), addresses.url(school.slug()));
        return new Mail(school.adminEmail(), "Welcome to SyncAD", text, Map.of("type", "welcome"));
    }
}
