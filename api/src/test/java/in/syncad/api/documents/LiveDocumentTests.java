package in.syncad.api.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.security.Role;
import in.syncad.api.testing.RunningApi;
import in.syncad.common.tenancy.School;
import in.syncad.embedded.EmbeddedPlatform;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;

/// Writing together, message by message, on two instances.
class LiveDocumentTests {

    private static final RunningApi HERE = RunningApi.shared();

    private static RunningApi there;
    private static School school;

    private Editor owner;
    private Editor other;
    private String document;

    @BeforeAll
    static void start() {
        there = RunningApi.on(EmbeddedPlatform.shared(), Map.of());
        school = HERE.schools().create("writing-school");
        // An instance listens soon after its start.
        StringRedisTemplate redis = HERE.bean(StringRedisTemplate.class);
        await().atMost(Duration.ofSeconds(20)).until(() -> redis.convertAndSend("documents", "hello") >= 2);
    }

    @AfterAll
    static void stop() {
        there.close();
    }

    @BeforeEach
    void meet() throws Exception {
        owner = Editor.at(HERE, school, Role.TEACHER);
        other = Editor.at(there, school, Role.STUDENT);
        document = owner.create();
    }

    @AfterEach
    void part() {
        owner.close();
        other.close();
    }

    @Test
    void whatOneWritesTheOthersReadOnEveryInstance() throws Exception {
        owner.share(document, other, "editor");
        assertThat(owner.subscribe(document).at("/data/v").asInt()).isZero();
        JsonNode snapshot = other.subscribe(document);
        assertThat(snapshot.at("/data/data").asString()).isEmpty();
        assertThat(snapshot.at("/data/type").asString()).isEqualTo("http://sharejs.org/types/text-unicode");

        owner.write(document, 0, "[\"ab\"]");
        assertThat(owner.expect("op").get("v").asInt()).isZero();
        JsonNode heard = other.expect("op");
        assertThat(heard.get("op").toString()).isEqualTo("[\"ab\"]");
        assertThat(heard.get("src").asString()).isEqualTo(owner.source);

        other.write(document, 1, "[1,\"😀\"]");
        assertThat(other.expect("op").get("v").asInt()).isEqualTo(1);
        assertThat(owner.expect("op").get("op").toString()).isEqualTo("[1,\"😀\"]");
        assertThat(owner.text(document)).isEqualTo("a😀b");
        owner.expectNothing();
        other.expectNothing();
    }

    @Test
    void whoeverComesSecondIsTransformed() throws Exception {
        owner.share(document, other, "editor");
        other.write(document, 0, "[\"theirs\"]");
        other.expect("op");

        owner.write(document, 0, "[\"mine \"]");

        // Who has not subscribed is told what was missed, and then what became of it.
        assertThat(owner.expect("op").get("op").toString()).isEqualTo("[\"theirs\"]");
        assertThat(owner.expect("op").get("v").asInt()).isEqualTo(1);
        assertThat(owner.text(document)).isEqualTo("mine theirs");
    }

    @Test
    void whoComesBackIsToldWhatHappenedAndNoMore() throws Exception {
        IntStream.range(0, 3).forEach(version -> owner.write(document, version, "[\"x\"]"));
        for (int version = 0; version < 3; version++) {
            assertThat(owner.expect("op").get("v").asInt()).isEqualTo(version);
        }
        for (String action : List.of("f", "s")) {
            owner.send(Map.of("a", action, "c", "documents", "d", document, "v", 1));
            assertThat(owner.expect("op").get("v").asInt()).isEqualTo(1);
            assertThat(owner.expect("op").get("v").asInt()).isEqualTo(2);
            assertThat(owner.expect(action).has("data")).isFalse();
        }
        owner.send(Map.of("a", "bs", "c", "documents", "b", Map.of(document, 3)));
        owner.expect("s");
        owner.send(Map.of("a", "bf", "c", "documents", "b", List.of(document)));
        assertThat(owner.expect("f").at("/data/data").asString()).isEqualTo("xxx");
        owner.send(Map.of("a", "nf", "id", 7, "c", "documents", "d", document, "v", 2));
        JsonNode past = owner.expect("nf");
        assertThat(past.get("id").asInt()).isEqualTo(7);
        assertThat(past.get("data").asString()).isEqualTo("xx");
    }

    @Test
    void whatIsSentAgainHappensOnce() throws Exception {
        Map<String, Object> operation = owner.operation(document, 0, "[\"once\"]");
        owner.send(operation);
        owner.send(operation);
        owner.expect("op");
        assertThat(owner.expect("op").get("v").asInt()).isZero();
        owner.write(document, 1, "[\"more \"]");
        owner.expect("op");

        // On another instance, by the same client.
        try (Editor again = owner.again(there, school, Role.TEACHER)) {
            assertThat(again.source).isEqualTo(owner.source);
            again.send(operation);
            assertThat(again.expect("op").get("v").asInt()).isZero();
        }
        assertThat(owner.text(document)).isEqualTo("more once");
    }

    @Test
    void nobodyGoesByTheNameOfSomebodyElse() throws Exception {
        owner.share(document, other, "editor");
        try (Editor thief = Editor.at(HERE, school, Role.STUDENT, other.person, Map.of("id", owner.source))) {
            assertThat(thief.source).isNotEqualTo(owner.source);
        }
        Map<String, Object> operation = new HashMap<>(other.operation(document, 0, "[\"forged\"]"));
        for (String source : List.of(owner.source, "x", "", "A".repeat(22))) {
            operation.put("src", source);
            other.send(operation);
            other.expectError("ERR_MESSAGE_BADLY_FORMED");
        }
        assertThat(owner.text(document)).isEmpty();
    }

    @Test
    void viewersReadAndDoNotWrite() throws Exception {
        owner.share(document, other, "viewer");
        other.subscribe(document);
        other.write(document, 0, "[\"no\"]");
        other.expectError("document.read-only");
        owner.write(document, 0, "[\"yes\"]");
        owner.expect("op");
        assertThat(other.expect("op").get("op").toString()).isEqualTo("[\"yes\"]");
    }

    @Test
    void whoHasNothingToDoWithItCannotTellThatItIsThere() throws Exception {
        School elsewhere = HERE.schools().create("writing-elsewhere");
        try (Editor stranger = Editor.at(HERE, elsewhere, Role.TEACHER)) {
            for (String id : List.of(document, UUID.randomUUID().toString())) {
                for (Editor outsider : List.of(other, stranger)) {
                    for (String action : List.of("s", "f")) {
                        outsider.send(Map.of("a", action, "c", "documents", "d", id));
                        outsider.expectError("document.unknown");
                    }
                    outsider.write(id, 0, "[\"x\"]");
                    outsider.expectError("document.unknown");
                    outsider.send(Map.of("a", "nf", "id", 1, "c", "documents", "d", id));
                    outsider.expectError("document.unknown");
                    outsider.send(Map.of("a", "ps", "ch", "documents." + id, "seq", 1));
                    outsider.expectError("document.unknown");
                    outsider.send(Map.of("a", "p", "ch", "documents." + id, "id", "me", "p", 0, "pv", 1, "v", 0));
                    outsider.expectError("document.unknown");
                }
            }
            owner.subscribe(document);
            owner.write(document, 0, "[\"secret\"]");
            owner.expect("op");
            other.expectNothing();
            stranger.expectNothing();
        }
    }

    @Test
    void whoIsLetOutIsOutAtOnceOnEveryInstance() throws Exception {
        String share = owner.share(document, other, "editor");
        other.subscribe(document);
        owner.http().delete(share, "*").expect(204);

        other.expectError("document.unknown");
        owner.write(document, 0, "[\"alone\"]");
        owner.expect("op");
        other.write(document, 0, "[\"still here\"]");
        other.expectError("document.unknown");
        other.expectNothing();
        assertThat(owner.text(document)).isEqualTo("alone");
    }

    @Test
    void whatIsThrownAwayIsNotWrittenInAnyMore() throws Exception {
        owner.share(document, other, "editor");
        other.subscribe(document);
        owner.http().delete("/api/v1/documents/" + document, "*").expect(204);
        other.expectError("document.unknown");
        owner.write(document, 0, "[\"x\"]");
        owner.expectError("document.unknown");
    }

    @Test
    void everybodySeesWhereTheOthersAreUntilTheyAreGone() throws Exception {
        owner.share(document, other, "viewer");
        String channel = "documents." + document;
        for (Editor editor : List.of(owner, other)) {
            editor.subscribe(document);
            editor.send(Map.of("a", "ps", "ch", channel, "seq", 1));
            editor.expect("ps");
        }
        owner.write(document, 0, "[\"abc\"]");
        other.expect("op");

        // Of the text before; told as of now. Redis may not know yet who listens on the other instance.
        await().until(() -> {
            other.send(Map.of("a", "p", "ch", channel, "id", "cursor", "p", List.of(0, 1), "pv", 1, "v", 0));
            assertThat(other.expect("p").get("v").asInt()).isEqualTo(1);
            return owner.unread().stream().anyMatch(packet -> packet.contains("cursor"));
        });
        JsonNode seen = heard(owner, "p");
        assertThat(seen.get("p").toString()).isEqualTo("[0,4]");
        assertThat(seen.get("src").asString()).isEqualTo(other.source);
        other.send(Map.of("a", "p", "ch", channel, "id", "cursor", "p", "here", "pv", 2, "v", 1));
        other.expectError("ERR_MESSAGE_BADLY_FORMED");

        other.close();
        JsonNode last = heard(owner, "p");
        while (!last.get("p").isNull()) {
            last = heard(owner, "p");
        }
        assertThat(last.get("pv").asInt()).isEqualTo(2);
    }

    /// The next message of that kind.
    private static JsonNode heard(Editor editor, String action) throws InterruptedException {
        JsonNode message = editor.next();
        while (!message.get("a").asString().equals(action)) {
            message = editor.next();
        }
        return message;
    }

    @Test
    void twoInstancesComeToTheSameTextWithoutGaps() throws Exception {
        owner.share(document, other, "editor");
        int each = 100;
        for (int count = 0; count < each; count++) {
            owner.write(document, 0, "[\"o\"]");
            other.write(document, 0, "[\"x\"]");
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> owner.text(document).length() == 2 * each);
        assertThat(HERE.schools()
                        .database(school)
                        .sql("""
                                SELECT count(*) || ' ' || max(v) || ' ' || count(text_sha256) FROM document_op
                                WHERE document_id = CAST(:id AS uuid)
                                """)
                        .param("id", document)
                        .query(String.class)
                        .single())
                .isEqualTo("200 200 2");
        assertThat(other.text(document)).isEqualTo(owner.text(document));
    }
}
