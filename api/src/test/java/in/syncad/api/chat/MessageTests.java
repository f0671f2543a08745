package in.syncad.api.chat;

import static in.syncad.api.chat.Talk.idOf;
import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.RunningApi;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What people say to each other.
class MessageTests {

    private static final Classroom ROOM = new Classroom(RunningApi.shared(), "messaging");
    private static final ApiClient TEACHER = ROOM.as("teacher");
    private static final ApiClient PARENT = ROOM.as("parent");
    private static final Talk TALK = Talk.direct(TEACHER, idOf(PARENT));

    private final Talk group = Talk.group(TEACHER, idOf(PARENT));

    @Test
    void isReadByWhomItIsSaidTo() {
        ApiAnswer said = group.say(TEACHER, "  Asha has forgotten her bag.\n").expect(201);

        ApiAnswer read = PARENT.get(group.message(said)).expect(200);

        assertThat(read.body().get("body").asString()).isEqualTo("Asha has forgotten her bag.");
        assertThat(read.body().at("/author/displayName").asString()).isEqualTo("The teacher");
        assertThat(said.header("Location")).isEqualTo(group.message(said));
    }

    @Test
    void isNumberedWithoutGapsHoweverManySayItAtOnce() {
        AtOnce.times(
                20,
                number -> group.say(number % 2 == 0 ? TEACHER : PARENT, "Message " + number)
                        .expect(201));

        assertThat(group.numbers(PARENT))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
    }

    @Test
    void isSaidOnceHoweverOftenItIsSent() {
        UUID clientId = UUID.randomUUID();
        List<ApiAnswer> answers = AtOnce.times(5, number -> group.say(TEACHER, "Once", clientId));

        assertThat(answers)
                .extracting(answer -> answer.expect(201).text())
                .containsOnly(answers.getFirst().text());
        assertThat(group.texts(PARENT)).containsExactly("Once");
        group.say(PARENT, "The same name is another message of somebody else", clientId)
                .expect(201);
    }

    @Test
    void isFetchedAfterANumberAndBeforeOne() {
        for (int number = 1; number <= 5; number++) {
            group.say(TEACHER, "Message " + number);
        }

        assertThat(group.entries(PARENT, "?after=3").toString())
                .contains("Message 4", "Message 5")
                .doesNotContain("Message 3");
        ApiAnswer latest = PARENT.get(group.messages() + "?limit=2").expect(200);
        assertThat(latest.body().get("items").get(0).get("seq").asLong()).isEqualTo(4);
        assertThat(latest.body().get("more").asBoolean()).isTrue();
        ApiAnswer earlier = PARENT.get(group.messages() + "?before=4&limit=3").expect(200);
        assertThat(earlier.body().get("items").get(0).get("seq").asLong()).isEqualTo(1);
        assertThat(earlier.body().get("more").asBoolean()).isFalse();
        PARENT.get(group.messages() + "?before=4&after=1").expect(422, "messages.two-directions");
        PARENT.get(group.messages() + "?limit=1000").expect(422);
    }

    @Test
    void saysSomething() {
        group.say(TEACHER, " \n ").expect(422, "message.empty");
        group.say(TEACHER, "x".repeat(4_001)).expect(422, "request.invalid");
        group.sayBy(TEACHER, Map.of("body", "Nameless")).expect(422, "request.invalid");
    }

    @Test
    void isNobodyElsesToReadNotEvenTheAdministrators() {
        ApiAnswer said = TALK.say(TEACHER, "Between us");

        for (ApiClient stranger : List.of(ROOM.admin, ROOM.as("student"))) {
            stranger.get(TALK.path()).expect(404, "conversation.unknown");
            stranger.get(TALK.messages()).expect(404, "conversation.unknown");
            stranger.get(TALK.message(said)).expect(404, "message.unknown");
            stranger.get(TALK.path() + "/members").expect(404, "conversation.unknown");
            TALK.say(stranger, "Me too").expect(404, "conversation.unknown");
            TALK.read(stranger, 1).expect(404, "conversation.unknown");
            assertThat(stranger.get(Talk.CONVERSATIONS).text()).doesNotContain(TALK.id());
        }
    }

    @Test
    void canBeChangedByItsAuthorForAnHour() {
        ApiAnswer said = group.say(TEACHER, "Come at fife.");
        String path = group.message(said);

        PARENT.patch(path, "*", Map.of("body", "Never come.")).expect(403, "message.not-yours");
        ApiAnswer changed = TEACHER.patch(path, said.etag(), Map.of("body", "Come at five."))
                .expect(200);
        TEACHER.patch(path, said.etag(), Map.of("body", "Come at six.")).expect(412, "version.stale");

        assertThat(changed.body().get("editedAt").asString()).isNotEmpty();
        assertThat(group.texts(PARENT)).containsExactly("Come at five.", "edited");
        grow(path);
        TEACHER.patch(path, "*", Map.of("body", "Too late.")).expect(409, "message.too-old");
        TEACHER.delete(path, "*").expect(409, "message.too-old");
    }

    @Test
    void leavesItsPlaceWhenItsAuthorTakesItBack() {
        ApiAnswer said = group.say(TEACHER, "Rubbish");

        TEACHER.delete(group.message(said), said.etag()).expect(204);

        assertThat(group.texts(PARENT)).containsExactly("message", "deleted");
        assertThat(PARENT.get(group.message(said)).body().get("gone").asString())
                .isEqualTo("deleted");
        TEACHER.delete(group.message(said), "*").expect(409, "message.gone");
        assertThat(ROOM.api
                        .schools()
                        .database(ROOM.school)
                        .sql("SELECT body FROM chat_message WHERE body = 'Rubbish'")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    @Test
    void isNotSaidToWhomTheRulesForbid() {
        Classroom own = new Classroom(RunningApi.shared(), "messaging-rules");
        String parent = idOf(own.as("parent"));
        Talk talk = Talk.direct(own.as("teacher"), parent);
        talk.say(own.as("teacher"), "Before").expect(201);
        own.admin
                .with("If-Match", "*")
                .put("/api/v1/school-admin/contact-policy", Map.of("rules", List.of()))
                .expect(200);

        talk.say(own.as("teacher"), "After").expect(403, "conversation.not-allowed");

        assertThat(talk.texts(own.as("parent"))).containsExactly("Before");
        own.as("teacher")
                .post(Talk.CONVERSATIONS, Map.of("kind", "direct", "members", List.of(parent)))
                .expect(422, "conversation.member-unknown");
    }

    /// Two hours pass for that message.
    private static void grow(String path) {
        ROOM.api
                .schools()
                .database(ROOM.school)
                .sql("UPDATE chat_message SET sent_at = sent_at - INTERVAL '2 hours' WHERE id = CAST(:id AS uuid)")
                .param("id", path.substring(path.lastIndexOf('/') + 1))
                .update();
    }
}
