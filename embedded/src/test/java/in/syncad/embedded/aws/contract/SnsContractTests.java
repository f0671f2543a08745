package in.syncad.embedded.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sns.model.EndpointDisabledException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sns.model.Topic;

@AwsContract
class SnsContractTests {

    private static final String NUMBER = "+919812345678";

    private final SnsClient sns;

    SnsContractTests(AwsClients clients) {
        this.sns = clients.sns();
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private String application() {
        return sns.createPlatformApplication(request -> request.name(AwsClients.unique("app"))
                        .platform("GCM")
                        .attributes(Map.of("PlatformCredential", "{}")))
                .platformApplicationArn();
    }

    private String endpoint(String application, String token) {
        return sns.createPlatformEndpoint(request ->
                        request.platformApplicationArn(application).token(token).customUserData("device-1"))
                .endpointArn();
    }

    private String topic() {
        return sns.createTopic(request -> request.name(AwsClients.unique("topic")))
                .topicArn();
    }

    @Test
    void sendsATextMessageWithItsRegisteredTemplate() {
        assertThat(sns.publish(request -> request.phoneNumber(NUMBER)
                                .message("123456 is your code")
                                .messageAttributes(Map.of(
                                        "AWS.SNS.SMS.SMSType", text("Transactional"),
                                        "AWS.SNS.SMS.SenderID", text("SYNCAD"),
                                        "AWS.MM.SMS.EntityId", text("1101234567890"),
                                        "AWS.MM.SMS.TemplateId", text("1107160000000"))))
                        .messageId())
                .isNotBlank();
    }

    @Test
    void refusesANumberThatIsNotInternational() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> sns.publish(
                        request -> request.phoneNumber("98123 45678").message("x")))
                .withMessageContaining("PhoneNumber");
    }

    @Test
    void refusesAKindOfTextMessageThatIsNone() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> sns.publish(request -> request.phoneNumber(NUMBER)
                        .message("x")
                        .messageAttributes(Map.of("AWS.SNS.SMS.SMSType", text("Urgent")))));
    }

    @Test
    void refusesAMessageWithoutATarget() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> sns.publish(request -> request.message("x")))
                .withMessageContaining("TopicArn or TargetArn");
    }

    @Test
    void theSameTokenAndAttributesAreTheSameEndpoint() {
        String application = application();
        assertThat(endpoint(application, "token-1")).isEqualTo(endpoint(application, "token-1"));
    }

    @Test
    void theSameTokenWithOtherAttributesNamesTheEndpointThatHasIt() {
        String application = application();
        String first = endpoint(application, "token-1");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> sns.createPlatformEndpoint(request -> request.platformApplicationArn(application)
                        .token("token-1")
                        .customUserData("device-2")))
                .withMessageContaining(
                        "Endpoint " + first + " already exists with the same Token, but different attributes");
    }

    @Test
    void pushesToADevice() {
        String endpoint = endpoint(application(), "token-2");
        String fcm = """
                {"fcmV1Message":{"message":{"notification":{"title":"T","body":"B"}}}}""".replace("\"", "\\\"");
        assertThat(sns.publish(request -> request.targetArn(endpoint)
                                .messageStructure("json")
                                .message("{\"default\":\"x\",\"GCM\":\"" + fcm + "\"}"))
                        .messageId())
                .isNotBlank();
    }

    @Test
    void refusesAPushToADisabledDevice() {
        String endpoint = endpoint(application(), "token-3");
        sns.setEndpointAttributes(request -> request.endpointArn(endpoint).attributes(Map.of("Enabled", "false")));
        assertThat(sns.getEndpointAttributes(request -> request.endpointArn(endpoint))
                        .attributes())
                .containsEntry("Enabled", "false");
        assertThatExceptionOfType(EndpointDisabledException.class)
                .isThrownBy(
                        () -> sns.publish(request -> request.targetArn(endpoint).message("x")));
    }

    @Test
    void refusesAMessageForPlatformsWithoutADefault() {
        String endpoint = endpoint(application(), "token-4");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> sns.publish(request ->
                        request.targetArn(endpoint).messageStructure("json").message("{\"GCM\":\"{}\"}")))
                .withMessageContaining("No default entry in JSON message body");
    }

    @Test
    void aDeletedEndpointIsGone() {
        String endpoint = endpoint(application(), "token-5");
        sns.deleteEndpoint(request -> request.endpointArn(endpoint));
        sns.deleteEndpoint(request -> request.endpointArn(endpoint));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> sns.getEndpointAttributes(request -> request.endpointArn(endpoint)))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(404));
    }

    @Test
    void listsTheDevicesOfAnApplication() {
        String application = application();
        String endpoint = endpoint(application, "token-6");
        assertThat(sns.listEndpointsByPlatformApplication(request -> request.platformApplicationArn(application))
                        .endpoints())
                .singleElement()
                .satisfies(shown -> {
                    assertThat(shown.endpointArn()).isEqualTo(endpoint);
                    assertThat(shown.attributes()).containsEntry("Token", "token-6");
                });
    }

    @Test
    void makesATopicOnce() {
        String name = AwsClients.unique("once");
        String first = sns.createTopic(request -> request.name(name)).topicArn();
        assertThat(sns.createTopic(request -> request.name(name)).topicArn()).isEqualTo(first);
        assertThat(sns.listTopicsPaginator().topics())
                .extracting(Topic::topicArn)
                .contains(first);
    }

    @Test
    void refusesATopicNameWithBlanks() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> sns.createTopic(request -> request.name("two words")));
    }

    @Test
    void subscribesOnceAndUnsubscribes() {
        String topic = topic();
        String first = sns.subscribe(
                        request -> request.topicArn(topic).protocol("sms").endpoint(NUMBER))
                .subscriptionArn();
        String second = sns.subscribe(
                        request -> request.topicArn(topic).protocol("sms").endpoint(NUMBER))
                .subscriptionArn();
        assertThat(second).isEqualTo(first);
        assertThat(sns.listSubscriptionsByTopic(request -> request.topicArn(topic))
                        .subscriptions())
                .extracting(Subscription::endpoint)
                .containsExactly(NUMBER);
        sns.unsubscribe(request -> request.subscriptionArn(first));
        assertThat(sns.listSubscriptionsByTopic(request -> request.topicArn(topic))
                        .subscriptions())
                .isEmpty();
    }

    @Test
    void aMailSubscriptionWaitsForItsConfirmation() {
        String topic = topic();
        assertThat(sns.subscribe(request ->
                                request.topicArn(topic).protocol("email").endpoint("office@example.org"))
                        .subscriptionArn())
                .isEqualToIgnoringCase("pending confirmation");
    }

    @Test
    void knowsNoTopicThatIsNotThere() {
        String arn = topic() + "-gone";
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> sns.publish(request -> request.topicArn(arn).message("x")));
    }

    @Test
    void publishesABatchWithAResultPerEntry() {
        String topic = topic();
        var response = sns.publishBatch(
                request -> request.topicArn(topic).publishBatchRequestEntries(entry("1", "one"), entry("2", "two")));
        assertThat(response.successful()).hasSize(2);
        assertThat(response.failed()).isEmpty();
    }

    @Test
    void refusesABatchThatIsTooLargeOrAmbiguous() {
        String topic = topic();
        List<PublishBatchRequestEntry> many = java.util.stream.IntStream.range(0, 11)
                .mapToObj(number -> entry("e" + number, "x"))
                .toList();
        assertThatExceptionOfType(TooManyEntriesInBatchRequestException.class)
                .isThrownBy(() ->
                        sns.publishBatch(request -> request.topicArn(topic).publishBatchRequestEntries(many)));
        assertThatExceptionOfType(BatchEntryIdsNotDistinctException.class)
                .isThrownBy(() -> sns.publishBatch(request ->
                        request.topicArn(topic).publishBatchRequestEntries(entry("1", "x"), entry("1", "y"))));
    }

    private static PublishBatchRequestEntry entry(String id, String message) {
        return PublishBatchRequestEntry.builder().id(id).message(message).build();
    }

    @Test
    void keepsTheSettingsForTextMessages() {
        sns.setSMSAttributes(request -> request.attributes(Map.of("DefaultSMSType", "Transactional")));
        assertThat(sns.getSMSAttributes(request -> request.attributes("DefaultSMSType"))
                        .attributes())
                .containsExactlyEntriesOf(Map.of("DefaultSMSType", "Transactional"));
    }

    @Test
    void refusesASettingForTextMessagesThatIsNone() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> sns.setSMSAttributes(request -> request.attributes(Map.of("Colour", "green"))));
    }
}
