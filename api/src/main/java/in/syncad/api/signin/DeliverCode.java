package in.syncad.api.signin;

import in.syncad.api.jobs.JobLane;
import in.syncad.api.jobs.Outcome;
import in.syncad.api.jobs.SchoolJob;
import in.syncad.api.users.Login;
import in.syncad.api.users.Users;
import in.syncad.common.mail.Mail;
import in.syncad.common.mail.Mailer;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.text.TextMessage;
import in.syncad.common.text.Texter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Sends a one-time password by mail or text message, at most once. It is tried again only when it was surely not
/// sent, and no longer than the code is good for.
@Component
class DeliverCode implements SchoolJob<DeliverCode.Delivery> {

    private static final String SUBJECT = "Your SyncAD OTP";
    private static final String TEXT =
            "%s is your one-time password for %s. It is valid for %d minutes. Do not share it with anybody.";
    private static final Duration RETRY = Duration.ofSeconds(3);

    /// Neither the code nor who gets it.
    record Delivery(UUID challenge, Purpose purpose, Instant expiresAt) {}

    private final Challenges challenges;
    private final Codes codes;
    private final Users users;
    private final Mailer mailer;
    private final Texter texter;
    private final Clock clock;

    DeliverCode(Challenges challenges, Codes codes, Users users, Mailer mailer, Texter texter, Clock clock) {
        this.challenges = challenges;
        this.codes = codes;
        this.users = users;
        this.mailer = mailer;
        this.texter = texter;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "deliver-one-time-password";
    }

    @Override
    public Class<Delivery> dataType() {
        return Delivery.class;
    }

    @Override
    public JobLane lane() {
        return JobLane.URGENT;
    }

    @Override
    public Outcome run(Delivery delivery) {
        if (!clock.instant().isBefore(delivery.expiresAt())) {
            return new Outcome.Dropped("the code has expired");
        }
        Optional<Login> login = challenges.claimSending(delivery.challenge());
        Optional<Login> reached = login.flatMap(asked -> reached(asked, delivery));
        if (reached.isEmpty()) {
            return new Outcome.Done();
        }
        try {
            send(reached.get(), codes.code(delivery.challenge(), delivery.purpose()), delivery.purpose());
            return new Outcome.Done();
        } catch (OutsideFailure failure) {
            return switch (failure.kind()) {
                case TRANSIENT -> {
                    challenges.releaseSending(delivery.challenge());
                    yield new Outcome.Again(RETRY);
                }
                case UNKNOWN, PERMANENT -> new Outcome.Dropped(String.valueOf(failure.getMessage()));
            };
        }
    }

    /// Where mails come back, that is by phone. Whoever asked is not told: it would say that somebody has this address.
    private Optional<Login> reached(Login login, Delivery delivery) {
        try {
            return users.reachedBy(login);
        } catch (DataAccessException | TransactionException away) {
            challenges.releaseSending(delivery.challenge());
            throw away;
        }
    }

    private void send(Login login, String code, Purpose purpose) {
        String what = purpose.at(CurrentSchool.get().name());
        String text = TEXT.formatted(code, what, Challenges.LIFE.toMinutes());
        switch (login) {
            case Login.Mail(String address) -> mailer.send(new Mail(address, SUBJECT, text, Map.of("type", "otp")));
            case Login.Phone(String number) -> texter.send(new TextMessage(number, text));
        }
    }
}
