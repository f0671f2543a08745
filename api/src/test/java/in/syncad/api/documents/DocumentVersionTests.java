package in.syncad.api.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import in.syncad.api.documents.text.TextOperation;
import in.syncad.api.jobs.Jobs;
import in.syncad.api.jobs.RecurringSchoolJob;
import in.syncad.api.security.Role;
import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.RunningApi;
import in.syncad.common.blob.BlobStore;
import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Texts are saved by themselves, found again, compared and brought back.
class DocumentVersionTests {

    private static final RunningApi API = RunningApi.shared();

    private static School school;

    private Editor owner;
    private String document;

    @BeforeAll
    static void openSchool() {
        school = API.schools().create("versions-school");
    }

    @BeforeEach
    void write() throws Exception {
        owner = Editor.at(API, school, Role.TEACHER);
        document = owner.create();
        owner.write(document, 0, "[\"one\"]");
        owner.expect("op");
    }

    @AfterEach
    void leave() {
        owner.close();
    }

    @Test
    void aTextIsSavedSoonAfterTheFirstChange() {
        await().atMost(Duration.ofSeconds(15)).until(() -> !versions().isEmpty());

        assertThat(versions().getFirst().get("version").asInt()).isEqualTo(1);
        assertThat(API.bean(BlobStore.class).exists(key(1))).isTrue();
    }

    @Test
    void isFoundAgainFromStorageAndWhatCameAfter() throws Exception {
        save();
        owner.write(document, 1, "[3,\" two\"]");
        owner.expect("op");
        // What is in storage need not be in the database any more.
        sql("DELETE FROM document_op WHERE v = 1 AND document_id = CAST(:id AS uuid)");
        sql("UPDATE document SET pruned_v = 1 WHERE id = CAST(:id AS uuid)");

        assertThat(owner.text(document)).isEqualTo("one two");
        save();
        sql("DELETE FROM document_op WHERE document_id = CAST(:id AS uuid)");
        sql("UPDATE document SET pruned_v = 2 WHERE id = CAST(:id AS uuid)");
        assertThat(owner.text(document)).isEqualTo("one two");
        owner.write(document, 2, "[\"zero \"]");
        assertThat(owner.expect("op").get("v").asInt()).isEqualTo(2);
        assertThat(owner.text(document)).isEqualTo("zero one two");
    }

    @Test
    void whatIsBehindChangesNothingAnyMore() {
        save();
        VersionStore store = API.bean(VersionStore.class);
        UUID id = UUID.fromString(document);
        inSchool(() -> {
            assertThat(store.advance(UUID.randomUUID(), id, new VersionStore.Saved(1, "late", "late")))
                    .isFalse();
            assertThat(store.progress(id).orElseThrow().saved()).isEqualTo(1);
        });
        assertThat(versions()).hasSize(1);
    }

    @Test
    void whatIsNotWhatWasSavedIsNotTaken() {
        save();
        sql("UPDATE document_version SET text_sha256 = 'other' WHERE document_id = CAST(:id AS uuid)");
        assertThat(owner.text(document)).as("from its operations").isEqualTo("one");
        sql("UPDATE document SET pruned_v = 1 WHERE id = CAST(:id AS uuid)");
        owner.http().get("/api/v1/documents/" + document).expect(503, "document.unavailable");
    }

    @Test
    void versionsAreListedShownComparedAndRestored() throws Exception {
        save();
        owner.subscribe(document);
        owner.write(document, 1, "[1,{\"d\":1},\"X\"]");
        owner.expect("op");
        save();
        assertThat(versions())
                .extracting(version -> version.get("version").asInt())
                .containsExactly(2, 1);
        String first = path() + "/versions/" + versions().getLast().get("id").asString();

        assertThat(owner.http().get(first).expect(200).body().get("text").asString())
                .isEqualTo("one");
        assertThat(owner.http()
                        .get(first + "/changes")
                        .expect(200)
                        .body()
                        .get("changes")
                        .toString())
                .isEqualTo("""
                        [{"kind":"kept","text":"o"},{"kind":"deleted","text":"n"},\
                        {"kind":"inserted","text":"X"},{"kind":"kept","text":"e"}]""");

        ApiAnswer restored = restore(first).expect(200);
        assertThat(owner.text(document)).isEqualTo("one");
        assertThat(owner.expect("op").get("v").asInt())
                .as("told like any other change")
                .isEqualTo(2);
        assertThat(API.schools()
                        .database(school)
                        .sql("""
                                SELECT o.v || ' ' || a.request_id || ' ' || a.after::text
                                FROM audit_event a
                                JOIN document_op o ON o.document_id = a.entity_id AND o.xmin = a.xmin
                                WHERE a.action = 'document.version-restored' AND a.entity_id = CAST(:id AS uuid)
                                """)
                        .param("id", document)
                        .query(String.class)
                        .list())
                .as("in the transaction that changes the text")
                .containsExactly("3 %s {\"version\": 1}".formatted(restored.header("X-Request-Id")));
    }

    @Test
    void onlyWhoMayWriteRestores() throws Exception {
        save();
        String first = path() + "/versions/" + versions().getFirst().get("id").asString();
        try (Editor viewer = Editor.at(API, school, Role.STUDENT)) {
            viewer.http().get(first).expect(404, "document.unknown");
            owner.share(document, viewer, "commenter");
            viewer.http().get(first).expect(200);
            viewer.http()
                    .send("POST", first + "/restore", null, Map.of("If-Match", "*"))
                    .expect(403, "document.read-only");
        }
        owner.http().get(path() + "/versions/" + UUID.randomUUID()).expect(404, "document.version-unknown");
    }

    @Test
    void anInstanceThatHasGoneAstrayReadsTheTextAnew() {
        UUID id = UUID.fromString(document);
        inSchool(() -> {
            Texts texts = API.bean(Texts.class);
            TextHistory history = new TextHistory(id, texts);
            assertThat(history.text().text()).isEqualTo("one");
            owner.write(document, 1, "[3,\"!\"]");
            await().pollInSameThread().until(() -> texts.heads(List.of(id)).get(id) == 2);
            StoredOperation genuine = history.missed().getFirst();
            history.learn(new StoredOperation(
                    2,
                    genuine.name(),
                    TextOperation.between("one", "wrong"),
                    genuine.actor(),
                    genuine.at(),
                    Optional.of(texts.atHead(id).sha256())));
            assertThat(history.text().text()).isEqualTo("one!");
            assertThatThrownBy(() -> history.since(7)).isInstanceOf(Refused.class);
        });
    }

    @Test
    void operationsOfYesterdayAreForgottenOnceTheyAreFarBehindWhatIsSaved() throws Exception {
        sql("""
                INSERT INTO document_op (document_id, v, src, seq, op, actor_id, at)
                SELECT d.id, v, 'old', v, '["x"]', d.owner_id, now() - INTERVAL '2 days'
                FROM document d, generate_series(2, 1500) v
                WHERE d.id = CAST(:id AS uuid)
                """);
        sql("UPDATE document_op SET at = now() - INTERVAL '2 days' WHERE document_id = CAST(:id AS uuid)");
        String before = owner.text(document);
        tidy();
        assertThat(operationsKept()).as("as long as nothing is saved").isEqualTo(1500);

        save();
        tidy();
        assertThat(operationsKept()).isEqualTo(1000);
        assertThat(owner.text(document)).isEqualTo(before);
        owner.send(Map.of("a", "f", "c", "documents", "d", document, "v", 1));
        owner.expectError("document.version-unknown");
        owner.write(document, 1500, "[\"y\"]");
        assertThat(owner.expect("op").get("v").asInt()).isEqualTo(1500);
    }

    @Test
    void ofTheVersionsOfYesterdayOneAnHourStays() throws Exception {
        save();
        owner.write(document, 1, "[\"two \"]");
        owner.expect("op");
        save();
        sql(
                "UPDATE document_version SET saved_at = date_trunc('day', now()) - INTERVAL '2 days' + v * INTERVAL '1 minute'"
                        + " WHERE document_id = CAST(:id AS uuid)");
        tidy();

        assertThat(versions())
                .extracting(version -> version.get("version").asInt())
                .containsExactly(2);
        assertThat(API.bean(BlobStore.class).exists(key(1))).isFalse();
        assertThat(API.bean(BlobStore.class).exists(key(2))).isTrue();
        assertThat(owner.text(document)).isEqualTo("two one");
    }

    private static void tidy() {
        inSchool(() -> API.bean(TidyDocuments.class).run(new RecurringSchoolJob.Round()));
    }

    private int operationsKept() {
        return API.schools()
                .database(school)
                .sql("SELECT count(*) FROM document_op WHERE document_id = CAST(:id AS uuid)")
                .param("id", document)
                .query(Integer.class)
                .single();
    }

    private void save() {
        inSchool(() -> {
            SaveDocument saving = API.bean(SaveDocument.class);
            saving.run(new SaveDocument.Saving(UUID.fromString(document)));
            API.bean(Jobs.class).cancel(saving, document);
        });
    }

    private static void inSchool(Runnable work) {
        CurrentSchool.run(school, work);
    }

    private ApiAnswer restore(String version) {
        return owner.http().send("POST", version + "/restore", null, Map.of("If-Match", "*"));
    }

    private List<JsonNode> versions() {
        return owner.http()
                .get(path() + "/versions")
                .expect(200)
                .body()
                .get("items")
                .valueStream()
                .toList();
    }

    private String path() {
        return "/api/v1/documents/" + document;
    }

    private String key(int version) {
        return "schools/%s/documents/%s/%d.json.gz".formatted(school.id(), document, version);
    }

    private void sql(String statement) {
        API.schools().database(school).sql(statement).param("id", document).update();
    }
}
