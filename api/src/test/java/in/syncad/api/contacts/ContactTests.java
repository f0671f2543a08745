package in.syncad.api.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.Parent;
import in.syncad.api.testing.People;
import in.syncad.api.testing.RunningApi;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Who may talk to whom.
class ContactTests {

    private static final Classroom ROOM = new Classroom(RunningApi.shared(), "contacting");
    private static final String POLICY = "/api/v1/school-admin/contact-policy";

    private final String student = idOf(ROOM.as("student"));
    private final String parent = idOf(ROOM.as("parent"));
    private final String teacher = idOf(ROOM.as("teacher"));

    @Test
    void staffMayTalkToEverybodyAndFamiliesToStaffAndEachOther() {
        Parent stranger = Parent.of(ROOM, ROOM.studentInB);

        assertThat(contactsOf(ROOM.as("teacher"))).contains(student, parent, stranger.id());
        assertThat(contactsOf(ROOM.as("student"))).contains(teacher, parent).doesNotContain(stranger.id(), student);
        assertThat(contactsOf(ROOM.as("parent"))).contains(teacher, student).doesNotContain(stranger.id(), parent);
        assertThat(contactsOf(stranger.client())).contains(teacher).doesNotContain(student, parent);
    }

    @Test
    void studentsMayNotTalkToEachOther() {
        String phone = People.phone();
        String other = Classroom.id(ROOM.admin.post("/api/v1/students", People.student("Bina")));
        ROOM.admin
                .put("/api/v1/students/" + other + "/account", Map.of("phone", phone))
                .expect(200);

        assertThat(contactsOf(ROOM.as("student")))
                .doesNotContain(idOf(ROOM.api.at("contacting.localhost").signedIn(phone)));
    }

    @Test
    void aGuardianWithoutAccessToThePortalIsNoFamily() {
        ROOM.guardian(ROOM.studentInA, "estranged", false);

        assertThat(contactsOf(ROOM.as("estranged"))).contains(teacher).doesNotContain(student);
    }

    @Test
    void whoHasNoActiveAccountCannotBeTalkedTo() {
        ApiClient leaving = ROOM.newUser("librarian");
        String user = "/api/v1/school-admin/users/" + idOf(leaving);
        assertThat(contactsOf(ROOM.admin)).contains(idOf(leaving));

        String id = idOf(leaving);
        ROOM.admin.patch(user, "*", Map.of("status", "disabled")).expect(200);

        assertThat(contactsOf(ROOM.admin)).doesNotContain(id);
    }

    @Test
    void areFoundByTheBeginningOfAnyWordOfTheirName() {
        assertThat(ROOM.as("parent").get("/api/v1/contacts?q=REC").text()).contains("The reception");
        assertThat(ROOM.as("parent").get("/api/v1/contacts?q=eception").body().get("items"))
                .isEmpty();
    }

    @Test
    void aSchoolSetsItsOwnRules() {
        Classroom own = new Classroom(RunningApi.shared(), "contact-rules");
        ApiAnswer before = own.admin.get(POLICY).expect(200);
        assertThat(before.body().get("rules")).hasSize(34);

        ApiAnswer after = own.admin.send(
                "PUT",
                POLICY,
                "{\"rules\":[{\"one\":\"student\",\"other\":\"parent\",\"reach\":\"everybody\"}]}",
                Map.of("If-Match", before.etag(), "Content-Type", "application/json"));

        assertThat(after.expect(200).text())
                .isEqualToIgnoringWhitespace(
                        "{\"rules\":[{\"one\":\"parent\",\"other\":\"student\",\"reach\":\"everybody\"}]}");
        assertThat(contactsOf(own.as("teacher"))).isEmpty();
        assertThat(contactsOf(own.as("student"))).containsExactly(idOf(own.as("parent")));
        set(own, before.etag(), Map.of("one", "student", "other", "student", "reach", "everybody"))
                .expect(412, "version.stale");
    }

    @Test
    void refusesTwoRulesForOnePair() {
        set(
                        ROOM,
                        "*",
                        Map.of("one", "student", "other", "parent", "reach", "everybody"),
                        Map.of("one", "parent", "other", "student", "reach", "family"))
                .expect(422, "contact-policy.pair-twice");
        ROOM.admin.with("If-Match", "*").put(POLICY, Map.of()).expect(422, "request.invalid");
    }

    @Test
    void ofRulesThatAreSetAtTheSameTimeOneCounts() {
        Classroom own = new Classroom(RunningApi.shared(), "contact-race");
        String tag = own.admin.get(POLICY).etag();

        List<ApiAnswer> answers = AtOnce.times(
                5, number -> set(own, tag, Map.of("one", "teacher", "other", "teacher", "reach", "family")));

        assertThat(answers).extracting(ApiAnswer::status).containsOnlyOnce(200).containsOnly(200, 412);
    }

    @SafeVarargs
    private static ApiAnswer set(Classroom room, String tag, Map<String, Object>... rules) {
        return room.admin.with("If-Match", tag).put(POLICY, Map.of("rules", List.of(rules)));
    }

    private static List<String> contactsOf(ApiClient client) {
        JsonNode items = client.get("/api/v1/contacts").expect(200).body().get("items");
        return Stream.iterate(0, number -> number < items.size(), number -> number + 1)
                .map(number -> items.get(number).get("id").asString())
                .toList();
    }

    private static String idOf(ApiClient client) {
        return client.get("/api/v1/me").expect(200).body().at("/account/id").asString();
    }
}
