package in.syncad.api.chat;

import static in.syncad.api.chat.Talk.idOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.realtime.SocketClient;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.RunningApi;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What sockets carry of conversations.
class ChatEventTests {

    private static final Classroom ROOM = new Classroom(RunningApi.shared(), "chat-live");
    private static final ApiClient TEACHER = ROOM.as("teacher");
    private static final ApiClient PARENT = ROOM.as("parent");

    private final Talk group = Talk.group(TEACHER, idOf(PARENT));

    @Test
    void whatIsSaidIsHeardByAllWhoAreThereAndNobodyElse() throws Exception {
        try (SocketClient teacher = socket(TEACHER);
                SocketClient parent = socket(PARENT);
                SocketClient admin = socket(ROOM.admin)) {
            JsonNode answer = send(teacher, UUID.randomUUID(), "Hello");

            JsonNode heard = parent.heard("chat:message");
            assertThat(heard).isEqualTo(answer.get("data"));
            assertThat(heard.get("body").asString()).isEqualTo("Hello");
            assertThat(teacher.heard("chat:message")).isEqualTo(heard);
            group.say(PARENT, "By the other way");
            assertThat(teacher.heard("chat:message").get("seq").asLong()).isEqualTo(2);
            assertThat(admin.unread()).isEmpty();
        }
    }

    @Test
    void whoIsPutOutHearsThatAndNothingMore() throws Exception {
        try (SocketClient teacher = socket(TEACHER);
                SocketClient parent = socket(PARENT)) {
            group.remove(TEACHER, idOf(PARENT)).expect(204);

            assertThat(parent.heard("chat:message").get("kind").asString()).isEqualTo("removed");
            assertThat(teacher.heard("chat:message").get("kind").asString()).isEqualTo("removed");
            send(teacher, UUID.randomUUID(), "Behind your back");
            assertThat(teacher.heard("chat:message").get("seq").asLong()).isEqualTo(2);
            assertThat(parent.unread()).isEmpty();
            assertThat(code(send(parent, UUID.randomUUID(), "Wait"))).isEqualTo("conversation.left");
            assertThat(code(parent.ask("chat:typing", Map.of("conversationId", group.id()))))
                    .isEqualTo("conversation.unknown");
        }
    }

    @Test
    void aRepetitionIsAnsweredWithTheFirstMessageAndTellsNobodyAgain() throws Exception {
        UUID clientId = UUID.randomUUID();
        try (SocketClient teacher = socket(TEACHER);
                SocketClient parent = socket(PARENT)) {
            JsonNode first = send(teacher, clientId, "Once");

            assertThat(send(teacher, clientId, "Once")).isEqualTo(first);

            send(teacher, UUID.randomUUID(), "Twice");
            assertThat(parent.heard("chat:message").get("seq").asLong()).isEqualTo(1);
            assertThat(parent.heard("chat:message").get("seq").asLong()).isEqualTo(2);
        }
    }

    @Test
    void theOtherOneSeesWhatWasReadAndWhoIsWriting() throws Exception {
        Talk direct = Talk.direct(TEACHER, idOf(PARENT));
        direct.say(TEACHER, "Read this");
        try (SocketClient teacher = socket(TEACHER);
                SocketClient parent = socket(PARENT)) {
            Map<String, Object> read = Map.of("conversationId", direct.id(), "seq", 1);
            assertThat(parent.ask("chat:read", read).get("data")).isEmpty();
            JsonNode heard = teacher.heard("chat:read");
            assertThat(heard.get("userId").asString()).isEqualTo(idOf(PARENT));
            assertThat(heard.get("seq").asLong()).isEqualTo(1);
            assertThat(parent.heard("chat:read")).isEqualTo(heard);

            parent.ask("chat:typing", Map.of("conversationId", direct.id()));
            assertThat(teacher.heard("chat:typing").get("userId").asString()).isEqualTo(idOf(PARENT));
            assertThat(parent.unread()).isEmpty();
        }
    }

    @Test
    void badInputIsAnsweredAsOverHttp() throws Exception {
        try (SocketClient stranger = socket(ROOM.admin);
                SocketClient parent = socket(PARENT)) {
            assertThat(code(send(stranger, UUID.randomUUID(), "Me too"))).isEqualTo("conversation.unknown");
            assertThat(code(send(parent, UUID.randomUUID(), " "))).isEqualTo("message.empty");
            for (Object body : List.of("x", 1, List.of(), Map.of(), Map.of("conversationId", 1))) {
                assertThat(code(parent.ask("chat:send", body)))
                        .isIn("body.missing", "request.invalid", "field.wrong-type");
            }
            assertThat(code(parent.ask("chat:read", Map.of("conversationId", group.id(), "seq", -1))))
                    .isEqualTo("request.invalid");
            assertThat(code(parent.ask("chat:read", Map.of("conversationId", group.id(), "secret", 1))))
                    .isEqualTo("field.unknown");
        }
    }

    @Test
    void whoIsAwayIsToldOnceUntilTheyHaveRead() {
        Classroom own = new Classroom(RunningApi.shared(), "chat-away");
        String phone = "phone-" + UUID.randomUUID();
        own.as("parent")
                .post("/api/v1/me/devices", Map.of("platform", "android", "token", phone, "name", "Phone"))
                .expect(201);
        await().until(() -> own.as("parent").get("/api/v1/me/devices").text().contains("\"reachable\":true"));
        Talk talk = Talk.direct(own.as("teacher"), idOf(own.as("parent")));

        talk.say(own.as("teacher"), "Secret words");
        talk.say(own.as("teacher"), "More of them");
        await().until(() -> own.api.inbox().to(phone).size() == 1);
        talk.read(own.as("parent"), 2).expect(204);
        talk.say(own.as("teacher"), "And more");

        await().until(() -> own.api.inbox().to(phone).size() == 2);
        assertThat(own.api.inbox().to(phone).toString())
                .contains("New message from The teacher")
                .doesNotContain("Secret", "more");
    }

    private JsonNode send(SocketClient client, UUID clientId, String body) {
        return client.ask(
                "chat:send",
                Map.of("conversationId", group.id(), "message", Map.of("clientId", clientId, "body", body)));
    }

    private static String code(JsonNode answer) {
        return answer.at("/problem/code").asString("");
    }

    private static SocketClient socket(ApiClient client) throws InterruptedException {
        return SocketClient.connected(client);
    }
}
