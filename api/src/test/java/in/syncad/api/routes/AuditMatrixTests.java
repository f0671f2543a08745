package in.syncad.api.routes;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.routes.AuditMatrix.Expected;
import in.syncad.api.routes.AuditMatrix.Kind;
import in.syncad.api.routes.AuditMatrix.Row;
import in.syncad.api.security.Role;
import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import in.syncad.api.testing.TwinSchools;
import in.syncad.common.tenancy.School;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Whatever a route changes is written into the audit, by the transaction that changes it: who, what, before and after.
class AuditMatrixTests {

    private static final RunningApi API = RunningApi.shared();
    private static final AuditMatrix MATRIX = AuditMatrix.read();
    private static final List<Operation> OPERATIONS = Operation.all(API);
    private static final School SCHOOL = TwinSchools.another(API, "Audited");
    private static final String ADMIN = TestSchools.adminOf(SCHOOL.slug());
    private static final JdbcClient DATABASE = API.schools().database(SCHOOL);

    private final ApiClient anybody = API.at(SCHOOL.slug() + ".localhost");
    private final ApiClient admin = anybody.withToken(TwinSchools.token(API, SCHOOL));

    /// What was answered so far, by operation.
    private final Map<String, ApiAnswer> answers = new HashMap<>();

    /// What nobody can make up from the document.
    private final Map<String, Supplier<ApiAnswer>> stories = Map.of(
            "verifyOneTimePassword", () -> anybody.tokens(ADMIN),
            "refreshTokens",
                    () -> anybody.post(
                            "/api/v1/auth/refresh",
                            Map.of("refreshToken", answered("verifyOneTimePassword", "refreshToken"))),
            "changePassword",
                    () -> anybody.withToken(answered("verifyOneTimePassword", "accessToken"))
                            .put("/api/v1/me/password", Map.of("newPassword", "a long walk to school")),
            "logIn",
                    () -> anybody.post(
                            "/api/v1/auth/login", Map.of("email", ADMIN, "password", "a long walk to school")),
            "changeAnnouncement", () -> admin.patch(announcement(""), "*", Map.of("title", "Holidays")),
            "withdrawInvitation",
                    () -> admin.delete("/api/v1/school-admin/invitations/" + answered("invite", "id"), "*"),
            "publishAnnouncement", () -> changed(announcement("/publish")),
            "withdrawAnnouncement", () -> changed(announcement("/withdraw")),
            "resetPassword",
                    () -> anybody.post(
                            "/api/v1/auth/password/reset",
                            Map.of(
                                    "challengeId", answered("requestPasswordReset", "challengeId"),
                                    "code", API.inbox().codeTo("teacher@twin-audited.twin", 0),
                                    "newPassword", "a short walk to school")));

    /// A row of the audit.
    record Event(
            String actor,
            String action,
            String entity,
            String entityId,
            String before,
            String after,
            String requestId,
            String transaction) {

        Kind kind() {
            if (before == null) {
                return after == null ? Kind.FACT : Kind.NEW;
            }
            return after == null ? Kind.GONE : Kind.CHANGED;
        }
    }

    @Test
    void everyOperationThatChangesSomethingHasARowInTheTable() {
        assertThat(new TreeSet<>(MATRIX.rows().stream().map(Row::operation).toList()))
                .as("audit-matrix.txt")
                .isEqualTo(new TreeSet<>(OPERATIONS.stream()
                        .filter(operation -> !operation.reads())
                        .map(Operation::name)
                        .toList()));
    }

    /// In the order of the table: one prepares the ground for the next.
    @TestFactory
    Stream<DynamicTest> everyChangeIsWrittenDown() {
        return MATRIX.rows().stream()
                .filter(row -> row.which().isPresent())
                .map(row -> DynamicTest.dynamicTest(row.operation(), () -> check(row)));
    }

    private void check(Row row) {
        Operation operation = OPERATIONS.stream()
                .filter(each -> each.name().equals(row.operation()))
                .findFirst()
                .orElseThrow();
        long seen = DATABASE.sql("SELECT coalesce(max(seq), 0) FROM audit_event")
                .query(Long.class)
                .single();

        ApiAnswer answer = call(operation, row);
        answers.put(operation.name(), answer);

        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        List<Event> events = eventsAfter(seen);
        assertThat(events)
                .extracting(event -> new Expected(event.kind(), event.action()))
                .isEqualTo(row.events());
        for (Event event : events) {
            assertThat(event.actor()).isNotNull();
            assertThat(event.requestId()).isEqualTo(answer.header("X-Request-Id"));
            assertThat(event.entity()).isEqualTo(event.action().replaceAll("\\..*", ""));
            assertThat(event.kind() == Kind.FACT || !Objects.equals(event.before(), event.after()))
                    .isTrue();
            assertThat(event.before() + event.after()).doesNotContainIgnoringCase("token", "secret", "password", "eyJ");
            assertThat(event.kind() == Kind.GONE || rowsWrittenBy(event.transaction()) > 0)
                    .as("the transaction that wrote %s has changed something", event.action())
                    .isTrue();
        }
        if (!stories.containsKey(operation.name())) {
            assertThat(events)
                    .extracting(Event::actor)
                    .allMatch(TwinSchools.userOf(Role.SCHOOL_ADMIN).toString()::equals);
        }
    }

    private ApiAnswer call(Operation operation, Row row) {
        if (stories.containsKey(operation.name())) {
            return stories.get(operation.name()).get();
        }
        String body =
                row.body().or(() -> operation.body().map(JsonNode::toString)).orElse(null);
        return operation.call(admin, row.which().orElseThrow(), body, Map.of("If-Match", "*"));
    }

    /// The one that was drafted.
    private String announcement(String verb) {
        return "/api/v1/announcements/" + answered("draftAnnouncement", "id") + verb;
    }

    private ApiAnswer changed(String path) {
        return admin.send("POST", path, null, Map.of("If-Match", "*"));
    }

    private String answered(String operation, String field) {
        return answers.get(operation).body().get(field).asString();
    }

    private List<Event> eventsAfter(long seen) {
        return DATABASE.sql("""
                        SELECT actor_id::text AS actor, action, entity, entity_id::text, before::text, after::text,
                               request_id, xmin::text AS transaction
                        FROM audit_event
                        WHERE seq > :seen
                        ORDER BY seq
                        """).param("seen", seen).query(Event.class).list();
    }

    /// Beside those of the audit itself.
    private static int rowsWrittenBy(String transaction) {
        return DATABASE.sql("""
                        SELECT quote_ident(tablename) FROM pg_tables
                        WHERE schemaname = 'public' AND tablename NOT IN ('audit_event', 'idempotency_key')
                        """).query(String.class).list().stream()
                .mapToInt(table -> DATABASE.sql(
                                "SELECT count(*) FROM %s WHERE xmin::text = :transaction".formatted(table))
                        .param("transaction", transaction)
                        .query(Integer.class)
                        .single())
                .sum();
    }
}
