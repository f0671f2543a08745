package in.syncad.common.aws;

import static in.syncad.common.aws.Cloud.AWS;
import static in.syncad.common.aws.Cloud.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.common.text.TextMessage;
import in.syncad.common.text.TextSettings;
import in.syncad.embedded.aws.faults.Fault;
import in.syncad.embedded.inbox.Channel;
import in.syncad.embedded.inbox.Message;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;

class SnsTexterTests {

    private static final String PUBLISH = "sns.Publish";

    private final String phone = "+9198" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);
    private final SnsTexter texter =
            texter(new TextSettings(Optional.of("SYNCAD"), Optional.of(new TextSettings.Registration("1101", "1107"))));

    @AfterEach
    void clearFaults() {
        AWS.faults().clear();
    }

    @Test
    void sendsToThePhone() {
        assertThat(texter.send(new TextMessage(phone, "123456 is your code"))).isNotBlank();

        assertThat(AWS.inbox().newest(Optional.of(phone), Optional.of(Channel.SMS), 10))
                .extracting(Message::body)
                .containsExactly("123456 is your code");
    }

    @Test
    void namesTheIndianRegistrationToIndianPhonesOnly() {
        assertThat(texter.request(new TextMessage("+919876543210", "text")).messageAttributes())
                .containsOnlyKeys(
                        "AWS.SNS.SMS.SMSType", "AWS.SNS.SMS.SenderID", "AWS.MM.SMS.EntityId", "AWS.MM.SMS.TemplateId")
                .hasEntrySatisfying(
                        "AWS.SNS.SMS.SMSType",
                        type -> assertThat(type.stringValue()).isEqualTo("Transactional"))
                .hasEntrySatisfying(
                        "AWS.MM.SMS.TemplateId",
                        id -> assertThat(id.stringValue()).isEqualTo("1107"));
        assertThat(texter.request(new TextMessage("+14155550123", "text")).messageAttributes())
                .containsOnlyKeys("AWS.SNS.SMS.SMSType");
        assertThat(texter(new TextSettings(Optional.empty(), Optional.empty()))
                        .request(new TextMessage("+919876543210", "text"))
                        .messageAttributes())
                .containsOnlyKeys("AWS.SNS.SMS.SMSType");
    }

    @Test
    void throttledIsTransientAndALostReplyUnknown() {
        AWS.faults().next(PUBLISH, Fault.throttle());
        assertThat(failureOf(() -> texter.send(new TextMessage(phone, "one"))).kind())
                .isEqualTo(Kind.TRANSIENT);
        AWS.faults().next(PUBLISH, Fault.timeoutAfterCommit());
        assertThat(failureOf(() -> texter.send(new TextMessage(phone, "two"))).kind())
                .isEqualTo(Kind.UNKNOWN);

        assertThat(AWS.inbox().newest(Optional.of(phone), Optional.of(Channel.SMS), 10))
                .extracting(Message::body)
                .containsExactly("two");
    }

    private static SnsTexter texter(TextSettings settings) {
        return new SnsTexter(Cloud.CLIENTS.once(SnsClient.builder()), settings);
    }
}
