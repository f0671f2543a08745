package in.syncad.api.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import in.syncad.api.audit.Audit;
import in.syncad.api.jobs.Outcome;
import in.syncad.api.jobs.RecurringSchoolJob;
import in.syncad.api.security.Role;
import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.RunningApi;
import in.syncad.common.blob.BlobStore;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// What was thrown away can be restored for thirty days; then nothing of it stays.
class TrashTests {

    private static final RunningApi API = RunningApi.shared();
    private static final BlobStore BLOBS = API.bean(BlobStore.class);
    private static final Duration MONTH = Duration.ofDays(30).plusMinutes(1);

    private static School school;
    private static JdbcClient database;

    private Editor owner;
    private Editor reader;
    private String document;

    @BeforeAll
    static void openSchool() {
        school = API.schools().create("trash-school");
        database = API.schools().database(school);
    }

    /// With something of everything.
    @BeforeEach
    void write() throws Exception {
        owner = Editor.at(API, school, Role.TEACHER);
        reader = Editor.at(API, school, Role.STUDENT);
        document = written(owner);
        owner.share(document, reader, "viewer");
        owner.http()
                .post(path() + "/comments", Map.of("body", "Why?", "version", 1, "start", 0, "end", 1))
                .expect(201);
        String token = owner.http()
                .post(path() + "/links", Map.of("access", "viewer"))
                .expect(201)
                .body()
                .get("token")
                .asString();
        reader.http()
                .post("/api/v1/documents/links/open", Map.of("token", token))
                .expect(200);
        inSchool(() -> save(document));
    }

    @AfterEach
    void leave() {
        owner.close();
        reader.close();
    }

    @Test
    void whatWasThrownAwayAMonthAgoIsGoneWithAllThatHangsOnIt() throws Exception {
        String kept = written(owner);
        inSchool(() -> save(kept));
        throwAway();
        JsonNode shown = owner.http().get(path()).expect(200).body();
        assertThat(instant(shown, "keptUntil"))
                .isEqualTo(instant(shown, "deletedAt").plus(Duration.ofDays(30)));

        empty(Duration.ofDays(29));
        owner.http().get(path()).expect(200);
        assertThat(BLOBS.exists(key(document))).isTrue();
        empty(MONTH);

        owner.http().get(path()).expect(404, "document.unknown");
        for (String table : List.of("document_op", "document_version", "document_share", "document_comment")) {
            assertThat(count("%s WHERE document_id = CAST(:id AS uuid)".formatted(table), document))
                    .as(table)
                    .isZero();
        }
        await().until(() -> !BLOBS.exists(key(document)));
        assertThat(count("document_op WHERE document_id = CAST(:id AS uuid)", kept))
                .isEqualTo(1);
        assertThat(BLOBS.exists(key(kept))).isTrue();
        assertThat(owner.text(kept)).isEqualTo("text");
        assertThat(count("""
                        audit_event
                        WHERE action = 'document.removed' AND actor_id IS NULL AND after ->> 'deletedAt' IS NOT NULL
                          AND entity_id = CAST(:id AS uuid)
                        """, document)).isEqualTo(1);
    }

    @Test
    void whatIsSavedTooLateDoesNotStayInStorage() {
        throwAway();
        empty(MONTH);
        await().until(() -> !BLOBS.exists(key(document)));

        inSchool(() -> {
            UUID id = UUID.fromString(document);
            VersionStore.Saved late = API.bean(SavedTexts.class).write(id, new Text(1, "text"));
            assertThat(API.bean(VersionStore.class).advance(UUID.randomUUID(), id, late))
                    .isFalse();
            assertThat(BLOBS.exists(key(document))).isTrue();
            save(document);
        });

        assertThat(BLOBS.exists(key(document))).isFalse();
    }

    @Test
    void whatIsBeingRestoredAtThatMomentLosesNothing() {
        throwAway();
        DocumentStore store = API.bean(DocumentStore.class);
        CompletableFuture<Void> emptying = inTransaction(() -> {
            store.lock(UUID.fromString(document));
            store.setDeleted(UUID.fromString(document), false);
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> empty(MONTH));
            awaitWaiting(1);
            return waiting;
        });
        emptying.join();

        assertThat(reader.text(document)).isEqualTo("text");
        inSchool(() -> save(document));
        assertThat(BLOBS.exists(key(document))).isTrue();
    }

    @Test
    void whoComesWhileItIsBeingRemovedComesTooLate() {
        throwAway();
        List<CompletableFuture<ApiAnswer>> answers = inTransaction(() -> {
            emptyHere(MONTH);
            List<CompletableFuture<ApiAnswer>> waiting = List.of(
                    CompletableFuture.supplyAsync(
                            () -> owner.http().send("POST", path() + "/restore", null, Map.of("If-Match", "*"))),
                    CompletableFuture.supplyAsync(
                            () -> owner.http().post(path() + "/links", Map.of("access", "viewer"))));
            awaitWaiting(2);
            return waiting;
        });

        answers.get(0).join().expect(404, "document.unknown");
        answers.get(1).join().expect(409, "document.removed");
        await().until(() -> !BLOBS.exists(key(document)));
    }

    @Test
    void aRemovalThatIsUndoneLeavesEverything() {
        throwAway();
        assertThatThrownBy(() -> inTransaction(() -> {
                    emptyHere(MONTH);
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");
        inSchool(() -> save(document));

        assertThat(BLOBS.exists(key(document))).isTrue();
        owner.http()
                .send("POST", path() + "/restore", null, Map.of("If-Match", "*"))
                .expect(200);
        assertThat(reader.text(document)).isEqualTo("text");
    }

    @Test
    void muchIsRemovedBitByBit() {
        throwAway();
        database.sql("""
                        INSERT INTO document (id, owner_id, title, deleted_at)
                        SELECT gen_random_uuid(), owner_id, title, deleted_at
                        FROM document, generate_series(1, 100)
                        WHERE id = CAST(:id AS uuid)
                        """).param("id", document).update();

        assertThat(empty(MONTH)).isInstanceOf(Outcome.More.class);
        assertThat(empty(MONTH)).isInstanceOf(Outcome.Done.class);
        assertThat(count("document WHERE deleted_at IS NOT NULL OR id = CAST(:id AS uuid)", document))
                .isZero();
    }

    /// They fill a batch, and come first in the order of ids.
    @Test
    void whatCannotBeRemovedHoldsUpNothingElse() {
        throwAway();
        database.sql("""
                        INSERT INTO document (id, owner_id, title, deleted_at)
                        SELECT CAST('00000000-0000-4000-8000-' || lpad(CAST(number AS text), 12, '0') AS uuid),
                               owner_id, 'stays', deleted_at
                        FROM document, generate_series(1, 100) AS number
                        WHERE id = CAST(:id AS uuid)
                        """).param("id", document).update();
        database.sql("""
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'refused'; END $$;
                CREATE TRIGGER refuse BEFORE DELETE ON document
                FOR EACH ROW WHEN (OLD.title = 'stays') EXECUTE FUNCTION refuse();
                """).update();
        try {
            assertThatThrownBy(() -> empty(MONTH)).hasMessageContaining("refused");
            owner.http().get(path()).expect(404, "document.unknown");
            assertThat(count("document WHERE title = 'stays'", document)).isEqualTo(100);
        } finally {
            database.sql("DROP FUNCTION refuse CASCADE").update();
        }
        assertThat(empty(MONTH)).isInstanceOf(Outcome.More.class);
        assertThat(empty(MONTH)).isInstanceOf(Outcome.Done.class);
    }

    private static String written(Editor owner) throws InterruptedException {
        String document = owner.create();
        owner.write(document, 0, "[\"text\"]");
        owner.expect("op");
        return document;
    }

    private void throwAway() {
        owner.http().delete(path(), "*").expect(204);
    }

    private static Outcome empty(Duration later) {
        return CurrentSchool.call(school, () -> emptyHere(later));
    }

    private static Outcome emptyHere(Duration later) {
        EmptyTrash job = new EmptyTrash(
                API.bean(DocumentStore.class),
                API.bean(SaveDocument.class),
                API.bean(Audit.class),
                API.bean(PlatformTransactionManager.class),
                Clock.offset(Clock.systemUTC(), later));
        return job.run(new RecurringSchoolJob.Round());
    }

    private static void save(String document) {
        API.bean(SaveDocument.class).run(new SaveDocument.Saving(UUID.fromString(document)));
    }

    private static void inSchool(Runnable work) {
        CurrentSchool.run(school, work);
    }

    private static <T> T inTransaction(Supplier<T> work) {
        TransactionTemplate transaction = new TransactionTemplate(API.bean(PlatformTransactionManager.class));
        return CurrentSchool.call(school, () -> transaction.execute(status -> work.get()));
    }

    /// Until so many wait for another transaction to end.
    private static void awaitWaiting(int number) {
        await().until(() -> count("""
                        pg_locks
                        JOIN pg_stat_activity USING (pid)
                        WHERE NOT granted AND datname = current_database()
                        """, "") >= number);
    }

    private static int count(String rows, String id) {
        return database.sql("SELECT count(*) FROM " + rows)
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private static Instant instant(JsonNode body, String field) {
        return Instant.parse(body.get(field).asString());
    }

    private String path() {
        return "/api/v1/documents/" + document;
    }

    private static String key(String document) {
        return "schools/%s/documents/%s/1.json.gz".formatted(school.id(), document);
    }
}
