package in.syncad.common.aws;

import static in.syncad.common.aws.Cloud.AWS;
import static in.syncad.common.aws.Cloud.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.common.mail.Mail;
import in.syncad.common.mail.MailSettings;
import in.syncad.common.mail.Mailer;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.embedded.aws.faults.Fault;
import in.syncad.embedded.inbox.Channel;
import in.syncad.embedded.inbox.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;

class SesMailerTests {

    private static final String SEND = "sesv2.SendEmail";

    private final String recipient = UUID.randomUUID() + "@example.in";
    private final Mailer mailer = mailer("noreply@syncad.in");

    @AfterEach
    void clearFaults() {
        AWS.faults().clear();
    }

    @Test
    void sendsAPlainMailWithTags() {
        String id = mailer.send(mail());

        assertThat(id).isNotBlank();
        Awaitility.await().until(() -> received().size() == 1);
        assertThat(received().getFirst()).satisfies(message -> {
            assertThat(message.subject()).isEqualTo("नमस्ते – welcome");
            assertThat(message.body().strip()).isEqualTo("Your school is ready: ₹0 due.");
        });
    }

    @Test
    void whatSesRejectsIsPermanent() {
        OutsideFailure failure =
                failureOf(() -> mailer("somebody@elsewhere.example").send(mail()));

        assertThat(failure.kind()).isEqualTo(Kind.PERMANENT);
        assertThat(failure).hasMessageContaining("MessageRejected").hasMessageNotContaining(recipient);
    }

    @Test
    void aConfigurationSetThatDoesNotExistIsPermanent() {
        Mailer other = new SesMailer(
                Cloud.CLIENTS.once(SesV2Client.builder()), new MailSettings("noreply@syncad.in", Optional.of("none")));

        assertThat(failureOf(() -> other.send(mail())).kind()).isEqualTo(Kind.PERMANENT);
    }

    @Test
    void throttledOrFailedBeforeAnyEffectIsTransientAndNothingIsSent() {
        AWS.faults().next(SEND, Fault.throttle());
        assertThat(failureOf(() -> mailer.send(mail())).kind()).isEqualTo(Kind.TRANSIENT);
        AWS.faults().next(SEND, Fault.serverError(500));
        assertThat(failureOf(() -> mailer.send(mail())).kind()).isEqualTo(Kind.TRANSIENT);
        AWS.faults().next(SEND, Fault.serverError(503));
        assertThat(failureOf(() -> mailer.send(mail())).kind()).isEqualTo(Kind.TRANSIENT);

        assertSentOnceByTheNextCall();
    }

    @Test
    void aLostReplyIsUnknownAndTheMailIsNotSentTwice() {
        long calls = AWS.calls(SEND);
        AWS.faults().next(SEND, Fault.timeoutAfterCommit());

        assertThat(failureOf(() -> mailer.send(mail())).kind()).isEqualTo(Kind.UNKNOWN);

        assertThat(AWS.calls(SEND)).isEqualTo(calls + 1);
        Awaitility.await().until(() -> received().size() == 1);
    }

    @Test
    void anAnswerThatTakesTooLongIsUnknown() {
        long calls = AWS.calls(SEND);
        AWS.faults().next(SEND, Fault.latency(Duration.ofSeconds(2)));

        assertThat(failureOf(() -> mailer.send(mail())).kind()).isEqualTo(Kind.UNKNOWN);

        assertThat(AWS.calls(SEND)).isEqualTo(calls + 1);
    }

    private void assertSentOnceByTheNextCall() {
        mailer.send(mail());
        Awaitility.await().until(() -> !received().isEmpty());
        assertThat(received()).hasSize(1);
    }

    private Mail mail() {
        return new Mail(recipient, "नमस्ते – welcome", "Your school is ready: ₹0 due.", Map.of("type", "welcome"));
    }

    private List<Message> received() {
        return AWS.inbox().newest(Optional.of(recipient), Optional.of(Channel.EMAIL), 10);
    }

    private static Mailer mailer(String from) {
        return new SesMailer(Cloud.CLIENTS.once(SesV2Client.builder()), new MailSettings(from, Optional.empty()));
    }
}
