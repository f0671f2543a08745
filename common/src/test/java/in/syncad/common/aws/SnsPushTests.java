package in.syncad.common.aws;

import static in.syncad.common.aws.Cloud.AWS;
import static in.syncad.common.aws.Cloud.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.common.push.Push;
import in.syncad.common.push.PushGateway.Receipt;
import in.syncad.embedded.aws.faults.Fault;
import in.syncad.embedded.inbox.Channel;
import in.syncad.embedded.inbox.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SnsPushTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SnsClient SNS = Cloud.CLIENTS.once(SnsClient.builder());

    private final String token = "token-" + UUID.randomUUID();
    private final UUID device = UUID.randomUUID();
    private final SnsPush gateway = new SnsPush(SNS, AWS.pushApplicationArn());

    @AfterEach
    void clearFaults() {
        AWS.faults().clear();
    }

    @Test
    void reachesTheDevice() {
        String address = gateway.register(token, device, Optional.empty());

        assertThat(gateway.send(address, push("Sports day"))).isInstanceOf(Receipt.Accepted.class);

        assertThat(received()).extracting(Message::subject).containsExactly("SyncAD");
        assertThat(received()).extracting(Message::body).containsExactly("New announcement: Sports day");
    }

    @Test
    void sendsThePayloadOfTheContractToTheLetter() {
        PublishRequest request = gateway.request("arn", push("Sports day"));

        assertThat(request.messageStructure()).isEqualTo("json");
        JsonNode message = JSON.readTree(request.message());
        assertThat(message.propertyNames()).containsExactlyInAnyOrder("default", "GCM");
        assertThat(message.get("default").asString()).isEqualTo("New announcement: Sports day");
        assertThat(message.get("GCM").isString()).isTrue();
        assertThat(JSON.readTree(message.get("GCM").asString())).isEqualTo(JSON.readTree("""
                {"fcmV1Message": {"message": {
                  "notification": {"title": "SyncAD", "body": "New announcement: Sports day"},
                  "data": {"type": "ANNOUNCEMENT", "id": "a1"},
                  "android": {
                    "priority": "high",
                    "collapse_key": "n1",
                    "notification": {"click_action": "OPEN_ACTIVITY", "tag": "n1"}}}}}
                """));
    }

    @Test
    void staysBelowTheLimitOfProvidersWhateverTheTitle() {
        String address = gateway.register(token, device, Optional.empty());

        gateway.send(address, push("नई सूचना 🎉".repeat(900)));

        assertThat(received()).hasSize(1);
        assertThat(received().getFirst().body()).endsWith("…");
    }

    @Test
    void registeringTwiceIsRegisteringOnce() {
        String address = gateway.register(token, device, Optional.empty());

        assertThat(gateway.register(token, device, Optional.empty())).isEqualTo(address);
        assertThat(gateway.register(token, device, Optional.of(address))).isEqualTo(address);
    }

    @Test
    void takesTheTokenOfAnotherDeviceOver() {
        String address = gateway.register(token, device, Optional.empty());
        UUID other = UUID.randomUUID();

        assertThat(gateway.register(token, other, Optional.empty())).isEqualTo(address);

        assertThat(attributes(address)).containsEntry("CustomUserData", other.toString());
    }

    @Test
    void mendsADisabledEndpointAndOneThatIsGone() {
        String address = gateway.register(token, device, Optional.empty());
        SNS.setEndpointAttributes(request -> request.endpointArn(address).attributes(Map.of("Enabled", "false")));
        assertThat(gateway.send(address, push("lost"))).isEqualTo(new Receipt.Gone());

        assertThat(gateway.register(token, device, Optional.of(address))).isEqualTo(address);
        assertThat(attributes(address)).containsEntry("Enabled", "true");
        gateway.forget(address);
        gateway.forget(address);
        assertThat(gateway.send(address, push("lost"))).isEqualTo(new Receipt.Gone());
        assertThat(gateway.register(token, device, Optional.of(address))).isNotEqualTo(address);
    }

    @Test
    void throttledIsTransientAndALostReplyUnknownButNotWhenRegistering() {
        String address = gateway.register(token, device, Optional.empty());
        AWS.faults().next("sns.Publish", Fault.throttle());
        assertThat(failureOf(() -> gateway.send(address, push("one"))).kind()).isEqualTo(Kind.TRANSIENT);
        AWS.faults().next("sns.Publish", Fault.timeoutAfterCommit());
        assertThat(failureOf(() -> gateway.send(address, push("two"))).kind()).isEqualTo(Kind.UNKNOWN);
        AWS.faults().next("sns.CreatePlatformEndpoint", Fault.timeoutAfterCommit());
        assertThat(failureOf(() -> gateway.register("new-" + token, device, Optional.empty()))
                        .kind())
                .isEqualTo(Kind.TRANSIENT);

        assertThat(received()).extracting(Message::body).containsExactly("New announcement: two");
    }

    private static Push push(String title) {
        return new Push(
                "SyncAD",
                "New announcement: " + title,
                Map.of("type", "ANNOUNCEMENT", "id", "a1"),
                "OPEN_ACTIVITY",
                "n1");
    }

    private List<Message> received() {
        return AWS.inbox().newest(Optional.of(token), Optional.of(Channel.PUSH), 10);
    }

    private static Map<String, String> attributes(String address) {
        return SNS.getEndpointAttributes(request -> request.endpointArn(address))
                .attributes();
    }
}
