package in.syncad.provisioning.teardown;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.common.blob.BlobStore;
import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.common.secret.Secrets;
import in.syncad.common.settings.DatabaseUrl;
import in.syncad.common.tenancy.SchoolCredential;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.provisioning.testing.Node;
import in.syncad.provisioning.testing.Operator;
import in.syncad.provisioning.testing.Operator.Answer;
import in.syncad.provisioning.testing.Platform;
import in.syncad.provisioning.testing.StepFaults;
import in.syncad.provisioning.testing.StepFaults.Point;
import in.syncad.provisioning.testing.World;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SchoolTeardownTests {

    private static final List<String> STEPS = List.of(
            "undo-window",
            "close-login",
            "final-dump",
            "dns-record",
            "tls-certificate",
            "drop-database",
            "delete-credentials",
            "close-registry-row");

    private static Node node;
    private static Operator operator;

    private final String slug = Operator.newSlug();

    @BeforeAll
    static void start() {
        node = Node.start(Map.of(), StepFaults.class);
        operator = node.operator();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @AfterEach
    void clear() {
        StepFaults.clear();
    }

    @Test
    void nothingIsLeftButTheDumpAndTheRow() throws IOException {
        UUID id = operator.createDedicated(slug);
        operator.await(id, "active");

        Answer answer = operator.delete("/school/" + id);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo("/school/" + id);
        assertThat(answer.body().path("status").asString()).isEqualTo("deleting");
        JsonNode school = operator.await(id, "deleted");
        assertThat(school.path("steps")
                        .valueStream()
                        .map(step -> step.path("name").asString()))
                .containsExactlyElementsOf(STEPS);
        new World(id, slug).assertNothingOutside();
        assertThat(dumpOf(id))
                .startsWith("schema")
                .contains("academic_year.csv")
                .endsWith("sequences");
    }

    @Test
    void deletingTwiceIsDeletingOnce() {
        StepFaults.fail("drop-database", Point.BEFORE_EFFECT, Kind.TRANSIENT, 2);
        UUID id = operator.create(slug);
        operator.await(id, "active");
        String first = operator.delete("/school/" + id).response().body();

        Answer second = operator.delete("/school/" + id);

        assertThat(second.status()).isEqualTo(202);
        assertThat(second.response().body()).isEqualTo(first);
        operator.await(id, "deleted");
        Answer late = operator.delete("/school/" + id);
        assertThat(late.status()).isEqualTo(404);
        assertThat(late.code()).isEqualTo("school.deleted");
    }

    @Test
    void theSlugRestsForNinetyDays() {
        UUID id = operator.create(slug);
        operator.await(id, "active");
        operator.delete("/school/" + id);
        operator.await(id, "deleted");

        Answer soon = operator.post("/school", Operator.request(slug).toString());
        assertThat(soon.status()).isEqualTo(409);
        assertThat(soon.code()).isEqualTo("slug.resting");
        String until = OffsetDateTime.now().plusDays(90).toLocalDate().toString();
        assertThat(soon.body().path("detail").asString()).contains(until.substring(0, 7));

        Platform.sql()
                .sql("UPDATE slug_reservation SET held_until = now() WHERE slug = :slug")
                .param("slug", slug)
                .update();
        UUID next = operator.create(slug);
        operator.await(next, "active");
        assertThat(new World(next, slug).databases()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "close-login",
                "final-dump",
                "dns-record",
                "tls-certificate",
                "drop-database",
                "delete-credentials",
                "close-registry-row"
            })
    void neverTurnsBackWhateverFails(String step) throws IOException {
        UUID id = operator.create(slug);
        operator.await(id, "active");
        StepFaults.fail(step, Point.BEFORE_EFFECT, Kind.PERMANENT, 1);
        operator.delete("/school/" + id);
        operator.await(id, "deleted");

        assertThat(operator.step(id, step).path("attempts").asInt()).isEqualTo(2);
        new World(id, slug).assertNothingOutside();
        assertThat(dumpOf(id)).contains("user_account.csv");
    }

    @Test
    void everyStepMayBeRepeatedAfterItsEffect() {
        UUID id = operator.createDedicated(slug);
        operator.await(id, "active");
        STEPS.forEach(step -> StepFaults.fail(step, Point.AFTER_EFFECT, Kind.TRANSIENT, 1));

        operator.delete("/school/" + id);
        operator.await(id, "deleted");

        STEPS.forEach(
                step -> assertThat(operator.step(id, step).path("attempts").asInt())
                        .as(step)
                        .isEqualTo(2));
        new World(id, slug).assertNothingOutside();
    }

    @Test
    void sessionsOfTheSchoolAreEnded() {
        UUID id = operator.create(slug);
        operator.await(id, "active");
        SchoolId school = new SchoolId(id);
        SchoolCredential credential = SchoolCredential.fromJson(node.bean(Secrets.class)
                .find(SchoolCredential.secretName(school))
                .orElseThrow());
        DatabaseUrl url = DatabaseUrl.parse(Platform.environment().get("DATABASE_URL"))
                .with(school.databaseName(), credential.username(), credential.password());
        try (var connection = open(url)) {
            operator.delete("/school/" + id);
            operator.await(id, "deleted");
            assertThat(connection.isValid(2)).isFalse();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        new World(id, slug).assertNothingOutside();
    }

    @Test
    void aFailedSchoolIsDeletedAtOnce() {
        StepFaults.fail("create-database", Point.BEFORE_EFFECT, Kind.PERMANENT, 1);
        UUID id = operator.create(slug);
        operator.await(id, "failed");

        Answer answer = operator.delete("/school/" + id);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("status").asString()).isEqualTo("deleted");
        operator.await(operator.create(slug), "active");
    }

    @Test
    void aSuspendedSchoolCanBeDeleted() {
        UUID id = operator.create(slug);
        operator.await(id, "active");
        operator.post("/school/%s/suspend".formatted(id));
        assertThat(operator.delete("/school/" + id).status()).isEqualTo(202);
        operator.await(id, "deleted");
    }

    @Test
    void withinTheWindowADeletionIsTakenBack() {
        try (Node patient = Node.start(Map.of("TEARDOWN_UNDO_WINDOW", "1h"))) {
            Operator careful = patient.operator();
            UUID id = careful.create(slug);
            careful.await(id, "active");
            careful.post("/school/%s/suspend".formatted(id));
            careful.delete("/school/" + id);
            Awaitility.await()
                    .until(() -> careful.step(id, "undo-window")
                            .path("status")
                            .asString()
                            .equals("waiting"));

            Answer answer = careful.post("/school/%s/resume".formatted(id));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().path("status").asString()).isEqualTo("suspended");
            new World(id, slug).assertComplete();
            assertThat(careful.post("/school/%s/resume".formatted(id))
                            .body()
                            .path("status")
                            .asString())
                    .isEqualTo("active");
            assertThat(careful.delete("/school/" + id).status()).isEqualTo(202);
        }
    }

    @Test
    void afterTheWindowThereIsNoWayBack() {
        UUID id = operator.create(slug);
        operator.await(id, "active");
        StepFaults.fail("final-dump", Point.BEFORE_EFFECT, Kind.TRANSIENT, 3);
        operator.delete("/school/" + id);
        Awaitility.await()
                .until(() -> operator.step(id, "undo-window")
                        .path("status")
                        .asString()
                        .equals("done"));

        Answer answer = operator.post("/school/%s/resume".formatted(id));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("school.deletion-final");
        operator.await(id, "deleted");
    }

    private static List<String> dumpOf(UUID id) throws IOException {
        List<String> entries = new ArrayList<>();
        try (InputStream file = node.bean(BlobStore.class)
                        .find("deleted/%s/final.zip".formatted(id))
                        .orElseThrow();
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.add(entry.getName());
            }
        }
        return entries;
    }

    private static Connection open(DatabaseUrl url) throws SQLException {
        return DriverManager.getConnection(url.jdbcUrl(), url.jdbcProperties());
    }
}
