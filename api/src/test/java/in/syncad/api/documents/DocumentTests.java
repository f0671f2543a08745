package in.syncad.api.documents;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.RunningApi;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Documents by their routes: whose they are, with whom they are shared, what becomes of them.
class DocumentTests {

    private static final String DOCUMENTS = "/api/v1/documents";

    private static Classroom room;
    private static ApiClient teacher;
    private static ApiClient student;
    private static String studentId;

    @BeforeAll
    static void openSchool() {
        room = new Classroom(RunningApi.shared(), "documents-school");
        teacher = room.as("teacher");
        student = room.as("student");
        studentId = idOf(student);
    }

    @Test
    void aDocumentIsItsOwnersAlone() {
        ApiAnswer created =
                teacher.post(DOCUMENTS, Map.of("title", " A  lesson ")).expect(201);
        String path = created.header("Location");

        JsonNode document = teacher.get(path).expect(200).body();
        assertThat(document.get("title").asString()).isEqualTo("A lesson");
        assertThat(document.get("text").asString()).isEmpty();
        assertThat(document.get("version").asInt()).isZero();
        assertThat(document.get("access").asString()).isEqualTo("owner");
        assertThat(listed(teacher, "own")).contains(id(created));
        for (ApiClient other : List.of(room.admin, student)) {
            other.get(path).expect(404, "document.unknown");
            assertThat(listed(other, "all")).doesNotContain(id(created));
        }
        room.admin.patch(path, "*", Map.of("title", "Mine now")).expect(404);
        room.as("parent").get(path).expect(403, "role.missing");
    }

    @Test
    void whoItIsSharedWithSeesItUntilItIsNot() {
        String path = created("Shared with a person");
        ApiAnswer share = teacher.post(path + "/shares", Map.of("personId", studentId, "access", "viewer"))
                .expect(201);

        assertThat(student.get(path).expect(200).body().get("access").asString())
                .isEqualTo("viewer");
        assertThat(listed(student, "shared")).contains(idIn(path));
        assertThat(listed(student, "own")).doesNotContain(idIn(path));
        assertThat(student.get(path + "/shares")
                        .expect(200)
                        .body()
                        .at("/items/0/person/id")
                        .asString())
                .isEqualTo(studentId);
        room.admin.get(path).expect(404);

        teacher.delete(share.header("Location"), share.etag()).expect(204);
        student.get(path).expect(404, "document.unknown");
        teacher.delete(share.header("Location"), "*").expect(404, "document.share-unknown");
    }

    @Test
    void aSectionSharesWithWhoLearnsAndTeachesThere() {
        ApiClient admin = room.admin;
        String path = admin.post(DOCUMENTS, Map.of("title", "For 5 A")).header("Location");
        admin.post(path + "/shares", Map.of("sectionId", room.sectionB, "access", "editor"))
                .expect(201);
        student.get(path).expect(404);
        teacher.get(path).expect(404);

        admin.post(path + "/shares", Map.of("sectionId", room.sectionA, "access", "commenter"))
                .expect(201);
        assertThat(student.get(path).expect(200).body().get("access").asString())
                .isEqualTo("commenter");
        assertThat(teacher.get(path).expect(200).body().get("access").asString())
                .isEqualTo("commenter");
        assertThat(listed(teacher, "shared")).contains(idIn(path));
        room.newUser("teacher").get(path).expect(404);
    }

    @Test
    void theHighestOfSeveralSharesCounts() {
        String path = created("Shared twice");
        teacher.post(path + "/shares", Map.of("sectionId", room.sectionA, "access", "viewer"))
                .expect(201);
        teacher.post(path + "/shares", Map.of("personId", studentId, "access", "editor"))
                .expect(201);
        assertThat(student.get(path).body().get("access").asString()).isEqualTo("editor");
        assertThat(teacher.get(path).body().get("access").asString()).isEqualTo("owner");
    }

    @Test
    void aLinkLetsInWhoOpensItAndItsTokenIsKeptNowhere() {
        String path = created("Shared by link");
        ApiAnswer link =
                teacher.post(path + "/links", Map.of("access", "editor")).expect(201);
        String token = link.body().get("token").asString();
        student.get(path).expect(404);

        ApiAnswer opened =
                student.post(DOCUMENTS + "/links/open", Map.of("token", token)).expect(200);
        student.post(DOCUMENTS + "/links/open", Map.of("token", token)).expect(200);
        assertThat(opened.body().get("id").asString()).isEqualTo(idIn(path));
        assertThat(student.get(path).expect(200).body().get("access").asString())
                .isEqualTo("editor");
        assertThat(room.api
                        .schools()
                        .database(room.school)
                        .sql("""
                                SELECT (SELECT string_agg(s::text, '') FROM document_share s)
                                       || coalesce((SELECT string_agg(a::text, '') FROM audit_event a), '')
                                """)
                        .query(String.class)
                        .single())
                .doesNotContain(token);

        teacher.delete(link.header("Location"), "*").expect(204);
        student.get(path).expect(404);
        student.post(DOCUMENTS + "/links/open", Map.of("token", token)).expect(404, "document.link-unknown");
        student.post(DOCUMENTS + "/links/open", Map.of("token", "anything")).expect(404, "document.link-unknown");
    }

    @Test
    void whatIsInTheTrashIsSeenByItsOwnerAndComesBackAsItWas() {
        String path = created("Thrown away");
        teacher.post(path + "/shares", Map.of("personId", studentId, "access", "editor"))
                .expect(201);
        teacher.delete(path, teacher.get(path).etag()).expect(204);

        student.get(path).expect(404);
        assertThat(listed(student, "shared")).doesNotContain(idIn(path));
        assertThat(listed(teacher, "own")).doesNotContain(idIn(path));
        assertThat(listed(teacher, "trash")).contains(idIn(path));
        assertThat(teacher.get(path).expect(200).body().has("deletedAt")).isTrue();
        teacher.delete(path, "*").expect(409, "document.deleted-already");

        restore(path).expect(200);
        restore(path).expect(409, "document.not-deleted");
        student.get(path).expect(200);
    }

    @Test
    void onlyItsOwnerDecidesAboutIt() {
        String path = created("Not yours");
        ApiClient editor = room.newUser("teacher");
        ApiAnswer share = teacher.post(path + "/shares", Map.of("personId", idOf(editor), "access", "editor"))
                .expect(201);

        String refusal = "document.not-yours";
        editor.patch(path, "*", Map.of("title", "Mine")).expect(403, refusal);
        editor.delete(path, "*").expect(403, refusal);
        editor.post(path + "/shares", Map.of("personId", studentId, "access", "viewer"))
                .expect(403, refusal);
        editor.post(path + "/links", Map.of("access", "viewer")).expect(403, refusal);
        editor.delete(share.header("Location"), "*").expect(403, refusal);
    }

    @Test
    void refusesSharesThatCannotBe() {
        String path = created("Shared wrongly");
        String shares = path + "/shares";
        teacher.post(shares, Map.of("access", "viewer")).expect(422, "document.share-with-one");
        teacher.post(shares, Map.of("personId", studentId, "sectionId", room.sectionA, "access", "viewer"))
                .expect(422, "document.share-with-one");
        teacher.post(shares, Map.of("personId", studentId, "access", "owner")).expect(422);
        teacher.post(shares, Map.of("personId", UUID.randomUUID(), "access", "viewer"))
                .expect(422, "user.unknown");
        teacher.post(shares, Map.of("sectionId", UUID.randomUUID(), "access", "viewer"))
                .expect(422, "section.unknown");
        List<ApiAnswer> twice =
                AtOnce.times(2, number -> teacher.post(shares, Map.of("personId", studentId, "access", "viewer")));
        assertThat(twice).extracting(ApiAnswer::status).containsExactlyInAnyOrder(201, 409);
    }

    @Test
    void olderClientsSayItWithoutAVersion() {
        ApiAnswer made = teacher.post("/api/documents", Map.of("title", "Old")).expect(201);
        String path = "/api/documents/" + id(made);

        teacher.get(path).expect(200);
        teacher.get(path + "/shares").expect(200);
        teacher.delete(path, "*").expect(204);
        assertThat(teacher.get("/api/documents?view=trash").expect(200).text()).contains(id(made));
        room.as("parent").get("/api/documents").expect(403, "role.missing");
        teacher.get("/api/documentsx").expect(404);
    }

    @Test
    void everyChangeIsAudited() {
        String path = created("Audited");
        teacher.patch(path, teacher.get(path).etag(), Map.of("title", "Renamed"))
                .expect(200);
        ApiAnswer share = teacher.post(path + "/shares", Map.of("personId", studentId, "access", "viewer"));
        teacher.delete(share.header("Location"), "*").expect(204);
        ApiAnswer link = teacher.post(path + "/links", Map.of("access", "viewer"));
        student.post(
                DOCUMENTS + "/links/open",
                Map.of("token", link.body().get("token").asString()));
        teacher.delete(path, "*").expect(204);
        restore(path).expect(200);

        assertThat(room.api
                        .schools()
                        .database(room.school)
                        .sql("SELECT action FROM audit_event WHERE entity_id = CAST(:id AS uuid) ORDER BY seq")
                        .param("id", idIn(path))
                        .query(String.class)
                        .list())
                .containsExactly(
                        "document.created",
                        "document.renamed",
                        "document.shared",
                        "document.unshared",
                        "document.shared",
                        "document.link-opened",
                        "document.deleted",
                        "document.restored");
    }

    private static String created(String title) {
        return teacher.post(DOCUMENTS, Map.of("title", title)).expect(201).header("Location");
    }

    private static ApiAnswer restore(String path) {
        return teacher.send("POST", path + "/restore", null, Map.of("If-Match", "*"));
    }

    private static List<String> listed(ApiClient caller, String view) {
        return caller.get(DOCUMENTS + "?limit=200&view=" + view)
                .expect(200)
                .body()
                .get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    private static String id(ApiAnswer created) {
        return created.body().get("id").asString();
    }

    private static String idIn(String path) {
        return Stream.of(path.split("/")).reduce((before, last) -> last).orElseThrow();
    }

    private static String idOf(ApiClient client) {
        return client.get("/api/v1/me").expect(200).body().at("/account/id").asString();
    }
}
