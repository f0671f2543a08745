package in.syncad.api.chat;

import static in.syncad.api.chat.Talk.idOf;
import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.RunningApi;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Who is in a conversation, and what that shows them.
class MembershipTests {

    private static final Classroom ROOM = new Classroom(RunningApi.shared(), "members");
    private static final ApiClient TEACHER = ROOM.as("teacher");
    private static final ApiClient PARENT = ROOM.as("parent");
    private static final ApiClient STUDENT = ROOM.as("student");
    private static final ApiClient LIBRARIAN = ROOM.as("librarian");

    private final Talk group = Talk.group(TEACHER, idOf(PARENT));

    @Test
    void twoPeopleHaveOneConversationWhoeverBeginsIt() {
        List<Talk> talks = AtOnce.times(
                6,
                number ->
                        number % 2 == 0 ? Talk.direct(LIBRARIAN, idOf(PARENT)) : Talk.direct(PARENT, idOf(LIBRARIAN)));

        assertThat(new HashSet<>(talks)).hasSize(1);
        JsonNode seen = talks.getFirst().about(PARENT);
        assertThat(seen.get("title").asString()).isEqualTo("The librarian");
        assertThat(seen.get("with").asString()).isEqualTo(idOf(LIBRARIAN));
        talks.getFirst().member(LIBRARIAN, idOf(STUDENT), false).expect(409, "conversation.direct");
        talks.getFirst().remove(LIBRARIAN, idOf(LIBRARIAN)).expect(409, "conversation.direct");
    }

    @Test
    void nobodyBeginsAConversationWithWhomTheyMayNotTalkTo() {
        ApiClient stranger = ROOM.newUser("parent");
        for (String unknown :
                List.of(idOf(stranger), idOf(PARENT), UUID.randomUUID().toString())) {
            begin(PARENT, Map.of("kind", "direct", "members", List.of(unknown)))
                    .expect(422, "conversation.member-unknown");
            begin(PARENT, Map.of("kind", "group", "title", "All", "members", List.of(idOf(TEACHER), unknown)))
                    .expect(422, "conversation.member-unknown");
        }
    }

    @Test
    void aDirectConversationHasOneOtherAndAGroupATitle() {
        begin(TEACHER, Map.of("kind", "direct", "members", List.of(idOf(PARENT), idOf(STUDENT))))
                .expect(422, "conversation.not-direct");
        begin(TEACHER, Map.of("kind", "direct", "title", "Us", "members", List.of(idOf(PARENT))))
                .expect(422, "conversation.not-direct");
        begin(TEACHER, Map.of("kind", "group", "title", " ", "members", List.of(idOf(PARENT))))
                .expect(422, "field.not-blank");
        begin(TEACHER, Map.of("kind", "group", "title", "Us", "members", List.of()))
                .expect(422);
    }

    @Test
    void whoComesLaterReadsFromThenOn() {
        group.say(TEACHER, "Before");

        group.member(TEACHER, idOf(STUDENT), false).expect(204);

        group.say(PARENT, "Welcome");
        assertThat(group.texts(STUDENT)).containsExactly("joined", "Welcome");
        assertThat(group.texts(PARENT)).containsExactly("Before", "joined", "Welcome");
        assertThat(group.about(STUDENT).get("unread").asInt()).isEqualTo(1);
    }

    @Test
    void whoIsPutOutKeepsWhatWasAndReadsNothingOfLater() {
        ApiAnswer said = group.say(TEACHER, "As it was");
        group.remove(TEACHER, idOf(PARENT)).expect(204);
        group.say(TEACHER, "Behind your back");
        TEACHER.patch(group.message(said), "*", Map.of("body", "As it is now")).expect(200);

        assertThat(group.texts(PARENT)).containsExactly("message", "removed");
        assertThat(PARENT.get(group.path()).text()).doesNotContain("back").contains("\"isHere\":false");
        assertThat(PARENT.get(Talk.CONVERSATIONS).text()).doesNotContain("back");
        group.say(PARENT, "Wait").expect(403, "conversation.left");
        group.read(PARENT, 1).expect(403, "conversation.left");
        PARENT.get(group.path() + "/members").expect(403, "conversation.left");

        group.member(TEACHER, idOf(PARENT), false).expect(204);
        group.say(TEACHER, "Welcome back");
        assertThat(group.texts(PARENT)).containsExactly("message", "removed", "joined", "Welcome back");
    }

    @Test
    void everybodyMayGoAndOnlyManagersBringAndPutOut() {
        group.member(PARENT, idOf(STUDENT), false).expect(403, "conversation.not-manager");
        group.remove(PARENT, idOf(TEACHER)).expect(403, "conversation.not-manager");
        group.member(TEACHER, UUID.randomUUID().toString(), false).expect(404, "conversation.member-unknown");
        group.remove(TEACHER, idOf(STUDENT)).expect(404, "conversation.member-unknown");

        group.remove(PARENT, idOf(PARENT)).expect(204);

        assertThat(group.texts(TEACHER)).containsExactly("left");
        assertThat(TEACHER.get(group.path() + "/members").body().get("items")).hasSize(1);
    }

    @Test
    void aGroupFallsSilentWithItsLastManager() {
        group.member(TEACHER, idOf(LIBRARIAN), true).expect(204);
        group.remove(TEACHER, idOf(TEACHER)).expect(204);
        group.say(PARENT, "Is anybody here?").expect(201);

        group.member(LIBRARIAN, idOf(LIBRARIAN), false).expect(204);

        group.say(PARENT, "And now?").expect(409, "conversation.closed");
        group.say(LIBRARIAN, "No").expect(409, "conversation.closed");
        assertThat(group.texts(PARENT)).endsWith("Is anybody here?");
    }

    @Test
    void nothingIsSaidByWhoIsPutOutAtTheSameMoment() {
        for (int round = 0; round < 5; round++) {
            Talk talk = Talk.group(TEACHER, idOf(PARENT));
            List<ApiAnswer> answers = AtOnce.times(
                    6, number -> number == 3 ? talk.remove(TEACHER, idOf(PARENT)) : talk.say(PARENT, "Still here"));

            long said =
                    answers.stream().filter(answer -> answer.status() == 201).count();
            List<String> entries = talk.texts(TEACHER);
            assertThat(entries).hasSize((int) said + 1).endsWith("removed");
        }
    }

    @Test
    void markersOfWhatWasReadNeverGoBackNorBeyond() {
        for (int number = 0; number < 3; number++) {
            group.say(TEACHER, "News");
        }
        assertThat(group.about(PARENT).get("unread").asInt()).isEqualTo(3);
        assertThat(group.about(TEACHER).get("unread").asInt()).isZero();

        group.read(PARENT, 2).expect(204);
        group.read(PARENT, 1).expect(204);
        assertThat(group.about(PARENT).get("unread").asInt()).isEqualTo(1);
        AtOnce.times(8, number -> group.read(PARENT, number).expect(204));
        assertThat(group.about(PARENT).get("readSeq").asLong()).isEqualTo(3);
        group.read(PARENT, -1).expect(422, "request.invalid");
        assertThat(PARENT.put(group.path() + "/read-marker", Map.of("seq", 1.5)).status())
                .isIn(400, 422);

        assertThat(TEACHER.get(group.path() + "/members").text()).contains("\"readSeq\":3");
    }

    @Test
    void conversationsAreListedWithTheLatestFirstAndPageByPage() {
        ApiClient reader = ROOM.newUser("reception");
        Talk first = Talk.direct(reader, idOf(TEACHER));
        Talk second = Talk.direct(reader, idOf(LIBRARIAN));
        first.say(TEACHER, "Good morning");
        second.say(LIBRARIAN, "Good evening");
        first.say(reader, "Good night");

        JsonNode page = reader.get(Talk.CONVERSATIONS + "?limit=1").expect(200).body();

        JsonNode latest = page.get("items").get(0);
        assertThat(latest.get("id").asString()).isEqualTo(first.id());
        assertThat(latest.at("/lastMessage/body").asString()).isEqualTo("Good night");
        String cursor = page.get("nextCursor").asString();
        JsonNode next = reader.get(Talk.CONVERSATIONS + "?limit=1&cursor=" + cursor)
                .expect(200)
                .body();
        assertThat(next.get("items").get(0).get("id").asString()).isEqualTo(second.id());
        assertThat(next.get("nextCursor").isNull()).isTrue();
    }

    private static ApiAnswer begin(ApiClient client, Map<String, Object> wanted) {
        return client.post(Talk.CONVERSATIONS, wanted);
    }
}
