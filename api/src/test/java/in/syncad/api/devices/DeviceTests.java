package in.syncad.api.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.RunningApi;
import in.syncad.embedded.aws.faults.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DeviceTests {

    private static final RunningApi API = RunningApi.shared();
    private static final Classroom ROOM = new Classroom(API, "devices");
    private static final String PATH = "/api/v1/me/devices";

    private final String token = "token-" + UUID.randomUUID();
    private final ApiClient owner = ROOM.newUser("reception");

    @AfterEach
    void clearFaults() {
        API.aws().faults().clear();
    }

    @Test
    void theSameTokenIsTheSameDevice() {
        List<String> ids = AtOnce.times(8, number -> register(owner, token));

        assertThat(ids).containsOnly(ids.getFirst());
        awaitReachable(owner);
        assertThat(devices(owner)).hasSize(1);
    }

    @Test
    void aTokenBelongsToWhoeverSignedInOnTheDeviceLast() {
        String first = register(owner, token);
        awaitReachable(owner);
        ApiClient other = ROOM.newUser("librarian");

        String second = register(other, token);

        assertThat(second).isNotEqualTo(first);
        assertThat(devices(owner)).isEmpty();
        awaitReachable(other);
        owner.delete(PATH + "/" + second, "*").expect(404, "device.unknown");
    }

    @Test
    void isRegisteredInTheEndAlthoughTheProviderHasTrouble() {
        API.aws().faults().next("sns.CreatePlatformEndpoint", Fault.throttle(), 1);

        register(owner, token);

        awaitReachable(owner);
    }

    @Test
    void aRemovedOneIsForgottenByTheProviderToo() {
        String id = register(owner, token);
        awaitReachable(owner);
        long before = API.aws().calls("sns.DeleteEndpoint");

        owner.delete(PATH + "/" + id, "*").expect(204);

        assertThat(devices(owner)).isEmpty();
        await().atMost(Duration.ofSeconds(30)).until(() -> API.aws().calls("sns.DeleteEndpoint") > before);
    }

    @Test
    void nobodyHasMoreThanTen() {
        IntStream.range(0, 12).forEach(number -> register(owner, token + number));

        assertThat(devices(owner)).hasSize(10);
        assertThat(devices(owner).valueStream().map(device -> device.get("name").asString()))
                .doesNotContain(token + "0", token + "1");
    }

    @Test
    void malformedOnesAreRefusedAndTokensAreNeverShown() {
        for (String wrong : List.of("", "with space", "x".repeat(1_025), "tab\t", "ünicode")) {
            owner.post(PATH, Map.of("platform", "android", "token", wrong, "name", "Phone"))
                    .expect(422);
        }
        register(owner, token);
        JsonNode device = devices(owner).get(0);
        assertThat(device.has("token")).isFalse();
    }

    private static String register(ApiClient client, String token) {
        return Classroom.id(client.post(PATH, Map.of("platform", "android", "token", token, "name", token)));
    }

    private static JsonNode devices(ApiClient client) {
        return client.get(PATH).expect(200).body().get("items");
    }

    private static void awaitReachable(ApiClient client) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(devices(client).valueStream())
                        .allSatisfy(device ->
                                assertThat(device.get("reachable").asBoolean()).isTrue())
                        .isNotEmpty());
    }
}
