package in.syncad.provisioning.schools;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.common.settings.DatabaseUrl;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.embedded.EmbeddedPlatform;
import in.syncad.embedded.inbox.Message;
import in.syncad.provisioning.testing.Node;
import in.syncad.provisioning.testing.Operator;
import in.syncad.provisioning.testing.Operator.Answer;
import in.syncad.provisioning.testing.Platform;
import in.syncad.provisioning.testing.StepFaults;
import in.syncad.provisioning.testing.StepFaults.Point;
import in.syncad.provisioning.testing.World;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Contract section 2, to the letter, and what operators can do beside it.
class SchoolControllerTests {

    private static Node node;
    private static Operator operator;

    private final String slug = Operator.newSlug();
    private final Instant begun = Instant.now(Clock.systemUTC());

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
    void settle() {
        StepFaults.clearAfterCreationsSince(begun);
    }

    @Test
    void acceptsASchoolAsTheContractSays() {
        Instant before = Instant.now().minusSeconds(2);

        Answer answer = operator.post("/school", """
                { "name": "Springfield High School", "slug": "%s", "district": "Delhi", "board": "CBSE",
                  "adminEmail": "admin@springfield.edu", "phone": "+919876543210" }
                """.formatted(slug));

        assertThat(answer.status()).isEqualTo(202);
        String id = answer.body().path("id").asString();
        assertThat(answer.header("Location")).isEqualTo("/school/" + id);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.body().propertyNames())
                .containsExactly("id", "name", "slug", "databaseName", "subdomain", "status", "createdAt");
        assertThat(answer.body().path("name").asString()).isEqualTo("Springfield High School");
        assertThat(answer.body().path("slug").asString()).isEqualTo(slug);
        assertThat(answer.body().path("databaseName").asString()).isEqualTo("school_" + id.replace("-", ""));
        assertThat(answer.body().path("subdomain").asString()).isEqualTo(slug + ".syncad.in");
        assertThat(answer.body().path("status").asString()).isEqualTo("provisioning");
        assertThat(answer.body().path("createdAt").asString())
                .matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");
        assertThat(Instant.parse(answer.body().path("createdAt").asString())).isAfter(before);
    }

    @Test
    void theAdministratorIsWelcomedAndFindsTheSchoolsOwnDatabaseSeeded() {
        UUID id = operator.create(slug);
        operator.await(id, "active");

        Message mail = new World(id, slug).mails().getFirst();
        assertThat(mail.subject()).isEqualTo("Welcome to SyncAD");
        assertThat(mail.body())
                .contains("Springfield High School", "https://%s.syncad.in".formatted(slug), "one-time password");

        DatabaseUrl url = DatabaseUrl.parse(EmbeddedPlatform.shared().postgres().superuserUrl());
        JdbcClient sql = Platform.sql(url.withDatabase(new SchoolId(id).databaseName()));
        assertThat(sql.sql("SELECT email, phone, role FROM user_account JOIN user_role ON user_id = id")
                        .query()
                        .listOfRows())
                .containsExactly(Map.of(
                        "email", "admin@%s.edu".formatted(slug), "phone", "+919876543210", "role", "school-admin"));
        assertThat(sql.sql("SELECT school_id, slug, time_zone FROM school_profile")
                        .query()
                        .singleRow())
                .isEqualTo(Map.of("school_id", id, "slug", slug, "time_zone", "Asia/Kolkata"));
    }

    @Test
    void theSameIdempotencyKeyGetsTheSameAnswer() {
        String key = UUID.randomUUID().toString();
        String body = Operator.request(slug).toString();

        Answer first = operator.post("/school", body, key);
        Answer second = operator.post("/school", body.replace(",", " , "), key);

        assertThat(second.status()).isEqualTo(202);
        assertThat(second.response().body()).isEqualTo(first.response().body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void anIdempotencyKeyIsNotForTwoRequests() {
        String key = UUID.randomUUID().toString();
        operator.post("/school", Operator.request(slug).toString(), key);

        Answer answer = operator.post("/school", Operator.request(slug + "x").toString(), key);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("idempotency-key.reused");
    }

    @Test
    void anIdempotencyKeyOfARefusedRequestIsFree() {
        String key = UUID.randomUUID().toString();
        assertThat(operator.post("/school", Operator.request("www").toString(), key)
                        .status())
                .isEqualTo(422);
        assertThat(operator.post("/school", Operator.request(slug).toString(), key)
                        .status())
                .isEqualTo(202);
    }

    @Test
    void aFailedSchoolGivesItsSlugBackAndCanBeTriedAgain() {
        StepFaults.fail("dns-record", Point.AFTER_EFFECT, Kind.PERMANENT, 1);
        UUID id = operator.create(slug);
        operator.await(id, "failed");

        Answer retried = operator.post("/school/%s/retry".formatted(id));

        assertThat(retried.status()).isEqualTo(202);
        assertThat(retried.header("Location")).isEqualTo("/school/" + id);
        assertThat(retried.body().path("status").asString()).isEqualTo("provisioning");
        JsonNode school = operator.await(id, "active");
        assertThat(school.path("failure").isNull()).isTrue();
        new World(id, slug).assertComplete();
        assertThat(operator.post("/school/%s/retry".formatted(id)).code()).isEqualTo("school.not-failed");
    }

    @Test
    void aRetryIsRefusedWhenAnotherSchoolHasTheSlugByNow() {
        StepFaults.fail("create-database", Point.BEFORE_EFFECT, Kind.PERMANENT, 1);
        UUID failed = operator.create(slug);
        operator.await(failed, "failed");
        UUID other = operator.create(slug);

        Answer retried = operator.post("/school/%s/retry".formatted(failed));

        assertThat(retried.status()).isEqualTo(409);
        assertThat(retried.code()).isEqualTo("slug.taken");
        operator.await(other, "active");
    }

    @Test
    void aSchoolIsSuspendedAndResumed() {
        UUID id = operator.create(slug);
        operator.await(id, "active");

        Answer suspended = operator.post("/school/%s/suspend".formatted(id));
        assertThat(suspended.status()).isEqualTo(200);
        assertThat(suspended.body().path("status").asString()).isEqualTo("suspended");
        assertThat(operator.post("/school/%s/suspend".formatted(id)).code()).isEqualTo("school.not-active");

        Answer resumed = operator.post("/school/%s/resume".formatted(id));
        assertThat(resumed.status()).isEqualTo(200);
        assertThat(resumed.body().path("status").asString()).isEqualTo("active");
        assertThat(operator.post("/school/%s/resume".formatted(id)).code()).isEqualTo("school.not-suspended");
    }

    @Test
    void theWelcomeIsSentAgainOnDemand() {
        UUID id = operator.create(slug);
        operator.await(id, "active");

        Answer answer = operator.post("/school/%s/resend-welcome".formatted(id));

        assertThat(answer.status()).isEqualTo(202);
        Awaitility.await()
                .untilAsserted(() -> assertThat(new World(id, slug).mails()).hasSize(2));
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                operator.school(id).path("welcomeEmail").asString())
                        .isEqualTo("sent"));
    }

    @Test
    void listsNewestFirstPageByPage() {
        String board = "board " + slug;
        List<String> created = new ArrayList<>();
        for (int count = 0; count < 5; count++) {
            created.add(operator.created(Operator.request(slug + count).put("board", board))
                    .toString());
        }
        created.forEach(id -> operator.await(UUID.fromString(id), "active"));

        List<String> listed = new ArrayList<>();
        String query = "/school?limit=2&status=active&board=" + board.replace(" ", "%20");
        String cursor = "";
        for (int pages = 0; pages < 3; pages++) {
            JsonNode page = operator.get(query + cursor).body();
            assertThat(page.propertyNames()).containsExactly("items", "nextCursor");
            page.path("items").forEach(item -> listed.add(item.path("id").asString()));
            cursor = "&cursor=" + page.path("nextCursor").asString("");
            assertThat(page.path("nextCursor").isNull()).isEqualTo(pages == 2);
        }
        assertThat(listed).containsExactlyInAnyOrderElementsOf(created);
        assertThat(operator.get("/school?slug=" + slug + "3").body().path("items"))
                .singleElement()
                .satisfies(item -> assertThat(item.path("id").asString()).isEqualTo(created.get(3)));
        assertThat(operator.get("/school?status=failed&board=" + board.replace(" ", "%20"))
                        .body()
                        .path("items"))
                .isEmpty();
    }
}
