package in.syncad.provisioning.console;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.provisioning.testing.Node;
import in.syncad.provisioning.testing.Operator;
import in.syncad.provisioning.testing.Operator.Answer;
import in.syncad.provisioning.testing.Platform;
import in.syncad.provisioning.testing.StepFaults;
import in.syncad.provisioning.testing.StepFaults.Point;
import in.syncad.provisioning.testing.World;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people see of schools, and what the forms do.
class SchoolPagesTests {

    private static Node node;
    private static Operator operator;
    private static ConsoleBrowser browser;

    private final String slug = Operator.newSlug();
    private final Instant begun = Instant.now(Clock.systemUTC());

    @BeforeAll
    static void start() {
        node = Node.start(Map.of(), StepFaults.class);
        operator = node.operator();
        browser = ConsoleBrowser.signedIn(operator);
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
    void aSchoolIsSuspendedResumedAndDeletedWithItsSlugTyped() {
        UUID id = active();
        String page = browser.page(path(id));
        assertThat(page).contains("8 of 8 done", ">active<", slug + ".syncad.in", "Send the welcome again");
        assertThat(page).doesNotContain("Create again", "Roll back");

        assertThat(browser.post(path(id) + "/suspend").header("Location")).isEqualTo(path(id) + "?done=suspend");
        assertThat(browser.page(path(id) + "?done=suspend")).contains("The school is suspended.", ">suspended<");
        browser.post(path(id) + "/resume");
        assertThat(operator.school(id).path("status").asString()).isEqualTo("active");

        Answer untyped = browser.post(path(id) + "/delete", Map.of("slug", "another-school"));
        assertThat(untyped.status()).isEqualTo(422);
        assertThat(untyped.response().body()).contains("Nothing was deleted: to confirm, type %s.".formatted(slug));
        assertThat(operator.school(id).path("status").asString()).isEqualTo("active");

        assertThat(browser.post(path(id) + "/delete", Map.of("slug", slug)).status())
                .isEqualTo(303);
        operator.await(id, "deleted");
        assertThat(browser.page(path(id))).contains(">deleted<", "There is nothing to do.");
        new World(id, slug).assertNothingOutside();
    }

    @Test
    void theAuditTellsWhichSessionDidWhat() {
        UUID id = active();
        browser.post(path(id) + "/suspend");
        operator.post("/school/%s/resume".formatted(id));
        browser.post(path(id) + "/suspend");
        browser.post(path(id) + "/delete", Map.of("slug", "wrong"));

        List<Map<String, Object>> audit = Platform.sql()
                .sql("SELECT action, session, subject FROM operator_audit WHERE school_id = :school ORDER BY id")
                .param("school", id)
                .query()
                .listOfRows();

        assertThat(browser.page(path(id))).contains(">suspended<", ">resumed<", ">created<", (String)
                audit.get(1).get("session"));
        assertThat(audit)
                .extracting(row -> row.get("action"))
                .containsExactly("school.created", "school.suspended", "school.resumed", "school.suspended");
        assertThat(audit).extracting(row -> row.get("subject")).containsOnly(slug);
        assertThat(audit.get(0)).containsEntry("session", "key");
        assertThat(audit.get(2)).containsEntry("session", "key");
        assertThat(UUID.fromString((String) audit.get(1).get("session")))
                .hasToString((String) audit.get(3).get("session"));
    }

    @Test
    void aRefusalIsOneLineOnTheSchoolsPage() {
        UUID id = active();

        Answer answer = browser.post(path(id) + "/retry");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.response().body())
                .contains("role=\"alert\">Only a failed creation can be tried again; this one is active.");
        assertThat(audit(id)).containsExactly("school.created");
    }

    @Test
    void aFailureIsShownWhereItHappenedAndTheCreationTriedAgain() {
        StepFaults.fail("dns-record", Point.AFTER_EFFECT, Kind.PERMANENT, 1);
        UUID id = operator.create(slug);
        operator.await(id, "failed");

        assertThat(browser.page(path(id))).contains(">failed<", "ordered by a test", ">undone<", "Create again");
        assertThat(browser.page("/console/queue")).contains(slug, "dns-record: ordered by a test");
        browser.post(path(id) + "/retry");

        operator.await(id, "active");
        assertThat(browser.page(path(id))).contains("8 of 8 done").doesNotContain("ordered by a test");
        assertThat(audit(id)).containsExactly("school.created", "school.retried");
    }

    @Test
    void aCreationThatIsStuckIsShownAndRolledBack() {
        // The last attempt works, some ten seconds from now.
        StepFaults.fail("dns-record", Point.BEFORE_EFFECT, Kind.TRANSIENT, 5);
        UUID id = operator.create(slug);
        Awaitility.await()
                .untilAsserted(() -> assertThat(browser.page("/console/queue"))
                        .contains(slug, "ordered by a test")
                        .containsPattern("dns record, attempt [2-5], next at"));
        assertThat(browser.page("/console/schools?search=" + slug)).contains("Create school is running");

        assertThat(browser.post(path(id) + "/roll-back").status()).isEqualTo(303);

        assertThat(operator.await(id, "failed").path("failure").asString()).isEqualTo("called off by an operator");
        new World(id, slug).assertEmpty();
        assertThat(audit(id)).containsExactly("school.created", "school.rolled-back");
    }

    @Test
    void listsWhatIsSearchedForPageByPage() {
        operator.create(slug + "a");
        UUID id = operator.created(Operator.request(slug).put("name", "Schule %_' " + slug));
        operator.await(id, "active");

        assertThat(browser.page("/console/schools?status=&search=" + slug.toUpperCase(Locale.ROOT)))
                .contains(path(id));
        assertThat(browser.page("/console/schools?search=SCHULE%20%25_%27%20" + slug))
                .contains(path(id));
        assertThat(browser.page("/console/schools?status=failed&search=" + slug))
                .contains("There is none.");
        String first = browser.page("/console/schools?limit=1");
        assertThat(first).contains(">Older</a>").doesNotContain(">Newest</a>");
        String older =
                first.replaceAll("(?s).*id=\"older\" href=\"([^\"]+)\".*", "$1").replace("&amp;", "&");
        assertThat(browser.page(older)).contains(">Newest</a>");
    }

    @Test
    void showsHostileNamesAsText() {
        String hostile = "<script>alert(1)</script>\"'&";
        UUID id = operator.created(Operator.request(slug).put("name", hostile));
        operator.await(id, "active");

        for (String page : List.of(path(id), "/console/schools?search=" + slug)) {
            assertThat(browser.page(page))
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;")
                    .doesNotContain("<script>alert");
        }
        assertThat(browser.page("/console/schools?search=%22%3E%3Cscript%3Ealert(1)"))
                .contains("value=\"&quot;&gt;&lt;script&gt;alert(1)\"")
                .doesNotContain("<script>alert");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursor=x", "status=%3Cb%3E", "limit=-1", "nothing=1", "search=%00", "limit=%FF"})
    void tellsInOneLineWhatIsWrongWithAQuery(String query) {
        Answer answer = browser.get("/console/schools?" + query);

        assertThat(answer.status()).isBetween(400, 422);
        assertThat(answer.response().body()).doesNotContain("<b>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "x", "%3Cscript%3E"})
    void thereIsNoPageOfAnUnknownSchool(String id) {
        assertThat(browser.get("/console/schools/" + id).status()).isIn(401, 404);
        assertThat(browser.post("/console/schools/%s/suspend".formatted(id)).status())
                .isIn(401, 403, 404);
    }

    @Test
    void thereIsNoOtherAction() {
        UUID id = active();
        assertThat(browser.post(path(id) + "/drop-everything").status()).isEqualTo(404);
        assertThat(browser.get(path(id) + "?done=%3Cscript%3E").status()).isEqualTo(404);
    }

    @Test
    void takesNoFormFromElsewhere() {
        UUID id = active();
        String suspend = path(id) + "/suspend";
        HttpRequest.Builder sameSite = browser.form(suspend, Map.of()).setHeader("Sec-Fetch-Site", "same-site");

        assertForeign(browser.service().send(sameSite));
        assertForeign(browser.submit(suspend, Map.of()));
        assertForeign(browser.submit(suspend, Map.of("form", "guessed")));
        ConsoleBrowser another = ConsoleBrowser.signedIn(operator);
        String tokenOfAnother =
                another.page("/console/fleet").replaceAll("(?s).*name=\"form\" value=\"([^\"]+)\".*", "$1");
        assertForeign(browser.submit(suspend, Map.of("form", tokenOfAnother)));
        HttpRequest.Builder unreadable = browser.form(suspend, Map.of()).POST(BodyPublishers.ofString("form=%FF"));
        assertThat(browser.service().send(unreadable).status()).isIn(400, 403);
        assertThat(browser.get(suspend).status()).as("a link is no form").isEqualTo(405);
        assertThat(operator.school(id).path("status").asString()).isEqualTo("active");
    }

    private static void assertForeign(Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.response().body()).contains("role=\"alert\">This did not come from a page of this session");
    }

    private UUID active() {
        UUID id = operator.create(slug);
        operator.await(id, "active");
        return id;
    }

    private static String path(UUID id) {
        return "/console/schools/" + id;
    }

    private static List<String> audit(UUID id) {
        return Platform.sql()
                .sql("SELECT action FROM operator_audit WHERE school_id = :school ORDER BY id")
                .param("school", id)
                .query(String.class)
                .list();
    }
}
