package in.syncad.api.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import in.syncad.api.security.AccessTokens;
import in.syncad.api.security.Role;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.RunningApi;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.web.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// What features can rely on.
class FeatureTests {

    private static final RunningApi API = RunningApi.shared();
    private static final Classroom ROOM = new Classroom(API, "features");
    private static final TestFeature FEATURE = API.bean(TestFeature.class);
    private static final Live LIVE = API.bean(Live.class);

    @Test
    void whatAHandlerReturnsIsAcknowledged() throws Exception {
        try (SocketClient client = SocketClient.connected(ROOM.admin)) {
            JsonNode answer = client.ask("test:echo", List.of(1, "x"));

            assertThat(answer.at("/data/heard").toString()).isEqualTo("[1,\"x\"]");
        }
    }

    @Test
    void aRefusalIsAnsweredWithItsCode() throws Exception {
        try (SocketClient client = SocketClient.connected(ROOM.admin)) {
            JsonNode problem = client.ask("test:refuse", Map.of()).get("problem");

            assertThat(problem.get("code").asString()).isEqualTo("test.refused");
            assertThat(problem.get("status").asInt()).isEqualTo(409);
        }
    }

    @Test
    void anUnexpectedFailureIsLoggedOnceAndToldByItsRequestIdOnly() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(Problems.class);
        log.start();
        logger.addAppender(log);
        try (SocketClient client = SocketClient.connected(ROOM.admin)) {
            JsonNode problem = client.ask("test:fail", Map.of()).get("problem");

            assertThat(problem.get("code").asString()).isEqualTo("internal");
            assertThat(problem.toString()).doesNotContain("secret");
            String request = problem.get("requestId").asString();
            assertThat(log.list.stream()
                            .filter(each ->
                                    request.equals(each.getMDCPropertyMap().get("requestId"))))
                    .hasSize(1);
        } finally {
            logger.detachAppender(log);
        }
    }

    @Test
    void anOperatorWhoLooksOnHearsAndDoesNothing() throws Exception {
        UUID admin = UUID.fromString(
                ROOM.admin.get("/api/v1/me").body().at("/account/id").asString());
        UUID session = UUID.randomUUID();
        API.schools()
                .database(ROOM.school)
                .sql("""
                        INSERT INTO session (id, user_id, created_at, expires_at)
                        VALUES (:id, :user, now(), now() + INTERVAL '1 day')
                        """)
                .param("id", session)
                .param("user", admin)
                .update();
        String token = API.bean(AccessTokens.class)
                .issue(ROOM.school.id(), admin, session, 0, Set.of(Role.SCHOOL_ADMIN), Optional.of("an operator"));
        try (SocketClient client = SocketClient.connected(API, ROOM.admin.host(), token)) {
            JsonNode problem = client.ask("test:echo", Map.of()).get("problem");

            assertThat(problem.get("code").asString()).isEqualTo("impersonation.read-only");
        }
    }

    @Test
    void whoSendsTooOftenIsNotHandled() throws Exception {
        try (SocketClient client = SocketClient.connected(ROOM.admin)) {
            for (int number = 0; number < 30; number++) {
                client.send("42" + (1_000_000 + number) + "[\"test:echo\",1]");
            }
            client.ask("test:refuse", Map.of());

            assertThat(client.unread().stream().filter(packet -> packet.startsWith("43")))
                    .hasSizeBetween(10, 20);
        }
    }

    @Test
    void everybodyIsInTheRoomsThatAFeatureNamesAndInThoseThatTheyJoin() throws Exception {
        try (SocketClient one = SocketClient.connected(ROOM.admin);
                SocketClient other = SocketClient.connected(ROOM.as("teacher"))) {
            CurrentSchool.run(ROOM.school, () -> LIVE.toRoom(TestFeature.ROOM, "to-all", 1));
            assertThat(one.heard("to-all").asInt()).isEqualTo(1);
            assertThat(other.heard("to-all").asInt()).isEqualTo(1);

            other.ask("test:join", "corner");
            CurrentSchool.run(ROOM.school, () -> LIVE.toRoom("corner", "to-corner", 2));
            assertThat(other.heard("to-corner").asInt()).isEqualTo(2);

            UUID teacher = UUID.fromString(ROOM.as("teacher")
                    .get("/api/v1/me")
                    .body()
                    .at("/account/id")
                    .asString());
            CurrentSchool.run(ROOM.school, () -> {
                LIVE.expel(Set.of(teacher), "corner");
                LIVE.toRoom("corner", "to-corner", 3);
                LIVE.toRoom(TestFeature.ROOM, "to-all", 4);
            });
            assertThat(other.heard("to-all").asInt()).isEqualTo(4);
            assertThat(one.heard("to-all").asInt()).isEqualTo(4);
            assertThat(one.unread()).isEmpty();
        }
    }

    @Test
    void aFeatureHearsOfEveryConnectionThatComesAndGoes() throws Exception {
        String id;
        try (SocketClient client = SocketClient.connected(ROOM.admin)) {
            id = client.ask("test:echo", 1).at("/data/id").asString();
            assertThat(FEATURE.came).containsOnlyOnce(id);
            assertThat(FEATURE.left).doesNotContain(id);
        }
        await().untilAsserted(() -> assertThat(FEATURE.left).containsOnlyOnce(id));
    }
}
