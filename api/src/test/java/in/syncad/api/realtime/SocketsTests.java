package in.syncad.api.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import in.syncad.api.notifications.Recipients;
import in.syncad.api.security.AccessTokens;
import in.syncad.api.security.Role;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import in.syncad.common.tenancy.School;
import in.syncad.common.tenancy.SchoolStatus;
import in.syncad.embedded.EmbeddedPlatform;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

/// Who may listen, to what, and how long; on two instances.
class SocketsTests {

    private static final RunningApi HERE = RunningApi.shared();

    private static RunningApi there;
    private static School hill;
    private static School lake;

    @BeforeAll
    static void start() {
        there = RunningApi.on(EmbeddedPlatform.shared(), Map.of());
        hill = HERE.schools().create("socket-hill");
        lake = HERE.schools().create("socket-lake");
        // An instance listens for ended sessions soon after its start.
        StringRedisTemplate redis = HERE.bean(StringRedisTemplate.class);
        await().atMost(Duration.ofSeconds(20)).until(() -> redis.convertAndSend("session-ended", "hello") >= 2);
    }

    @AfterAll
    static void stop() {
        there.close();
    }

    @Test
    void whoHasNoGoodTokenForThisSchoolHearsNothing() throws Exception {
        String ofLake = token(lake, personOf(lake), UUID.randomUUID());
        Map<String, String> refusals = Map.of(
                "",
                "token.invalid",
                "{}",
                "token.invalid",
                "{\"token\":\"nonsense\"}",
                "token.invalid",
                "{\"token\":[1]}",
                "token.invalid",
                "{\"token\":\"" + ofLake + "\"}",
                "token.other-school");
        for (Map.Entry<String, String> refusal : refusals.entrySet()) {
            try (SocketClient client = SocketClient.open(HERE, host(hill))) {
                assertThat(client.connect(refusal.getKey()))
                        .isEqualTo("44{\"message\":\"" + refusal.getValue() + "\"}");
                HERE.bean(Sockets.class).everybody().all().emit("secret");
                client.send("42[\"anything\"]");

                client.awaitClosed(15);
                assertThat(client.unread()).isEmpty();
            }
        }
        try (SocketClient unknown = SocketClient.open(HERE, "nowhere.localhost")) {
            assertThat(unknown.connect("{\"token\":\"" + ofLake + "\"}")).contains("school.unknown");
        }
    }

    @Test
    void foreignPagesAreRefusedAndThoseOfSchoolsAreNot() throws Exception {
        assertThatThrownBy(() -> SocketClient.open(HERE, host(hill), "Origin", "https://evil.example"))
                .cause()
                .isInstanceOf(WebSocketHandshakeException.class);
        SocketClient.open(HERE, host(hill), "Origin", "https://socket-hill.syncad.in")
                .close();
    }

    @Test
    void aMessageReachesItsPersonOnEveryInstanceAndNobodyElse() throws Exception {
        UUID person = personOf(hill);
        Recipients recipients = new Recipients(HERE, hill);
        try (SocketClient onThisOne = connected(HERE, hill, person);
                SocketClient onTheOther = connected(there, hill, person);
                SocketClient neighbour = connected(there, hill, personOf(hill));
                SocketClient stranger = connected(there, lake, personOf(lake))) {
            // Redis may not know yet who listens on the other instance.
            await().until(() -> {
                recipients.tell("announcement", UUID.randomUUID().toString(), List.of(person));
                return !onTheOther.unread().isEmpty();
            });

            assertThat(onThisOne.next())
                    .matches("42\\[\"notification\",\\{\"id\":\"[0-9a-f-]{36}\",\"kind\":\"announcement\"}]");
            assertThat(onTheOther.next()).startsWith("42[\"notification\",{");
            assertThat(neighbour.unread()).isEmpty();
            assertThat(stranger.unread()).isEmpty();
        }
    }

    @Test
    void whoSignsOutIsPutOutOfAllInstancesAtOnce() throws Exception {
        UUID person = personOf(hill);
        UUID session = UUID.randomUUID();
        String token = token(hill, person, session);
        try (SocketClient here = SocketClient.connected(HERE, host(hill), token);
                SocketClient onTheOther = SocketClient.connected(there, host(hill), token);
                SocketClient otherSession = connected(there, hill, person)) {
            HERE.at(host(hill))
                    .withToken(token)
                    .send("POST", "/api/v1/auth/logout", null, Map.of())
                    .expect(204);

            here.awaitClosed(2);
            onTheOther.awaitClosed(2);
            assertThat(otherSession.isClosed()).isFalse();
            try (SocketClient again = SocketClient.open(there, host(hill))) {
                assertThat(again.connect("{\"token\":\"" + token + "\"}")).contains("session.ended");
            }
        }
    }

    @Test
    void whoHasOtherRightsIsPutOutOfAllInstancesAtOnceAndComesBackByThem() throws Exception {
        UUID person = personOf(hill);
        UUID session = UUID.randomUUID();
        String token = token(hill, person, session);
        UUID renamed = personOf(hill);
        HERE.schools()
                .database(hill)
                .sql("INSERT INTO user_role (user_id, role) VALUES (:user, 'teacher')")
                .param("user", renamed)
                .update();
        ApiClient admin = HERE.at(host(hill)).signedIn(TestSchools.adminOf(hill.slug()));
        try (SocketClient here = SocketClient.connected(HERE, host(hill), token);
                SocketClient onTheOther = SocketClient.connected(there, host(hill), token);
                SocketClient neighbour = connected(there, hill, renamed)) {
            change(admin, renamed, Map.of("displayName", "Another name"));
            change(admin, person, Map.of("roles", List.of("accountant")));

            here.awaitClosed(2);
            onTheOther.awaitClosed(2);
            assertThat(neighbour.isClosed()).isFalse();
            try (SocketClient again = SocketClient.open(there, host(hill))) {
                assertThat(again.connect("{\"token\":\"" + token + "\"}")).contains("token.outdated");
            }
            String fresh = HERE.bean(AccessTokens.class).issue(hill.id(), person, session, 1, Set.of(Role.ACCOUNTANT));
            SocketClient.connected(there, host(hill), fresh).close();
        }
    }

    @Test
    void aSuspendedSchoolIsPutOutOfAllInstancesAtOnce() throws Exception {
        School going = HERE.schools().create("socket-going");
        try (SocketClient here = connected(HERE, going, personOf(going));
                SocketClient onTheOther = connected(there, going, personOf(going));
                SocketClient neighbour = connected(there, hill, personOf(hill))) {
            HERE.schools().turn(going, SchoolStatus.SUSPENDED);

            here.awaitClosed(2);
            onTheOther.awaitClosed(2);
            assertThat(neighbour.isClosed()).isFalse();
        }
    }

    @Test
    void aSocketEndsWithTheTokenThatLetItIn() throws Exception {
        try (RunningApi brief = RunningApi.on(EmbeddedPlatform.shared(), Map.of("JWT_EXPIRES_IN", "3s"));
                SocketClient client = SocketClient.connected(brief, host(hill), tokenOf(brief))) {
            client.awaitClosed(5);
        }
    }

    private static void change(ApiClient admin, UUID person, Map<String, Object> what) {
        String user = "/api/v1/school-admin/users/" + person;
        admin.patch(user, admin.get(user).etag(), what).expect(200);
    }

    private static String tokenOf(RunningApi api) {
        return token(api, hill, personOf(hill), UUID.randomUUID());
    }

    private static String host(School school) {
        return school.slug() + ".localhost:3002";
    }

    private static UUID personOf(School school) {
        return new Recipients(HERE, school).add(1).getFirst();
    }

    private static SocketClient connected(RunningApi api, School school, UUID person) throws InterruptedException {
        return SocketClient.connected(api, host(school), token(school, person, UUID.randomUUID()));
    }

    private static String token(School school, UUID user, UUID session) {
        return token(HERE, school, user, session);
    }

    private static String token(RunningApi api, School school, UUID user, UUID session) {
        HERE.schools()
                .database(school)
                .sql("""
                        INSERT INTO session (id, user_id, created_at, expires_at)
                        VALUES (:id, :user, now(), now() + INTERVAL '1 day')
                        """)
                .param("id", session)
                .param("user", user)
                .update();
        return api.bean(AccessTokens.class).issue(school.id(), user, session, 0, Set.of(Role.TEACHER));
    }
}
