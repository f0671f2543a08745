package in.syncad.api.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QueuePageTests {

    private static final RunningApi API = RunningApi.shared();
    private static final String SCHOOL = "queues-school";
    private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");
    private static final Map<String, String> OUR_FORM =
            Map.of("Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site", "same-origin");
    private static ApiClient admin;

    private final ApiClient nobody = API.at("localhost");
    private final ApiClient program = nobody.with("X-Operator-Key", RunningApi.OPERATOR_KEY);

    @BeforeAll
    static void openSchool() {
        API.schools().create(SCHOOL);
        admin = API.at(SCHOOL + ".localhost").signedIn(TestSchools.adminOf(SCHOOL));
    }

    @Test
    void isClosedToEverybodyElseAlsoOnThisMachine() {
        nobody.get("/admin/queues").expect(401, "operator.unknown");
        nobody.get("/admin/queues/api/lanes").expect(401, "operator.unknown");
        nobody.with("X-Operator-Key", "not the operator's key")
                .get("/admin/queues")
                .expect(401);
    }

    @Test
    void leadsPeopleToTheSignIn() {
        ApiAnswer answer =
                nobody.with("Accept", "text/html").get("/admin/queues").expect(303);
        assertThat(answer.header("Location")).isEqualTo("/admin/sign-in");
    }

    @Test
    void pagesLoadNothingButOurStyleSheet() {
        ApiAnswer page = nobody.get("/admin/sign-in").expect(200);
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none'; style-src 'self'; form-action 'self'");
        assertThat(page.headers().allValues("Referrer-Policy")).containsExactly("same-origin");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.text()).doesNotContain("<script", "style=");
        nobody.get("/assets/operators.css").expect(200);
    }

    @Test
    void aSchoolsTokenOpensNothingHere() {
        admin.at("localhost").get("/admin/queues").expect(401, "operator.unknown");
        admin.at("localhost").get("/admin/queues/api/lanes").expect(401, "operator.unknown");
    }

    @Test
    void anOperatorsTokenOpensNoSchool() {
        String token = program.post("/admin/token", Map.of())
                .expect(200)
                .body()
                .get("accessToken")
                .asString();
        nobody.withToken(token).get("/admin/queues/api/lanes").expect(200);
        nobody.withToken(token).get("/api/v1/students").expect(401, "token.invalid");
        API.at(SCHOOL + ".localhost").withToken(token).get("/api/v1/students").expect(401, "token.invalid");
    }

    @Test
    void thereIsNothingOnTheHostOfASchool() {
        program.at(SCHOOL + ".localhost").get("/admin/queues").expect(404);
        program.at(SCHOOL + ".localhost").get("/admin/sign-in").expect(404);
    }

    @Test
    void theCookieIsKeptFromScriptsAndOtherSites() {
        assertThat(signIn().header("Set-Cookie"))
                .contains("HttpOnly", "SameSite=Strict", "Path=/admin", "Max-Age=1800")
                .doesNotContain("Secure");
        assertThat(signInAt("api.syncad.in").header("Set-Cookie")).contains("Secure");
        assertThat(nobody.send("POST", "/admin/sign-in", "key=wrong", FORM)
                        .expect(401)
                        .text())
                .contains("This is not the operator&#39;s key.");
    }

    @Test
    void showsTheLanesAndTheHistory() {
        ApiClient browser = browser();
        assertThat(browser.get("/admin/queues").expect(200).text()).contains("urgent", "usual", "bulk");
        await().untilAsserted(() -> assertThat(browser.get("/admin/queues/history?school=" + SCHOOL)
                        .expect(200)
                        .text())
                .contains("deliver-one-time-password", "done"));
        assertThat(program.get("/admin/queues/api/history?school=" + SCHOOL)
                        .expect(200)
                        .body()
                        .get(0)
                        .get("ending")
                        .asString())
                .isEqualTo("done");
        assertThat(program.get("/admin/queues/api/lanes").expect(200).body()).hasSize(3);
        program.get("/admin/queues/api/failures?lane=slow").expect(400);
    }

    @Test
    void aFailureIsShownAsTextAndDroppedByAForm() {
        String key = "key <b>" + UUID.randomUUID();
        plant(key);
        ApiClient browser = browser();
        String page = browser.get("/admin/queues?lane=bulk&school=").expect(200).text();
        assertThat(page).contains(key.replace("<", "&lt;").replace(">", "&gt;")).doesNotContain(key);
        assertThat(program.get("/admin/queues/api/failures?lane=bulk")
                        .expect(200)
                        .text())
                .contains(key);
        String form = "lane=bulk&job=planted&key=" + URLEncoder.encode(key, StandardCharsets.UTF_8);

        browser.send("POST", "/admin/queues/drop", form, FORM).expect(403, "operator.cross-site");
        browser.with("Sec-Fetch-Site", "same-site")
                .send("POST", "/admin/queues/drop", form, FORM)
                .expect(403, "operator.cross-site");
        browser.with("Origin", "https://evil.test")
                .send("POST", "/admin/queues/drop", form, FORM)
                .expect(403, "operator.cross-site");
        nobody.send("POST", "/admin/queues/drop", form, OUR_FORM).expect(401);

        assertThat(browser.send("POST", "/admin/queues/drop", form, OUR_FORM)
                        .expect(303)
                        .header("Location"))
                .isEqualTo("/admin/queues?notice=dropped");
        assertThat(browser.send("POST", "/admin/queues/drop", form, OUR_FORM)
                        .expect(303)
                        .header("Location"))
                .isEqualTo("/admin/queues?notice=gone");
        program.post("/admin/queues/api/retry", Map.of("lane", "bulk", "job", "planted", "key", key))
                .expect(409, "job.not-failing");
    }

    @Test
    void tellsMetricsOfEveryLane() {
        await().untilAsserted(() -> assertThat(
                        nobody.get("/actuator/prometheus").expect(200).text())
                .contains("syncad_jobs_due{lane=\"urgent\"}")
                .contains("syncad_jobs_oldest_due_seconds{lane=\"bulk\"}")
                .contains("ending=\"done\",job=\"deliver-one-time-password\""));
    }

    private ApiAnswer signIn() {
        return signInAt("localhost");
    }

    private ApiAnswer signInAt(String host) {
        return API.at(host)
                .send(
                        "POST",
                        "/admin/sign-in",
                        "key=" + URLEncoder.encode(RunningApi.OPERATOR_KEY, StandardCharsets.UTF_8),
                        FORM)
                .expect(303);
    }

    private ApiClient browser() {
        return nobody.with("Cookie", signIn().header("Set-Cookie").replaceAll(";.*", ""));
    }

    /// A job that waits for an operator, of a kind that nobody runs.
    private static void plant(String key) {
        API.schools()
                .registry()
                .sql("""
                        INSERT INTO job_bulk (task_name, task_instance, execution_time, picked, version, school_id,
                                              consecutive_failures, failing_since, failure)
                        SELECT 'planted', :key, 'infinity', false, 1, id, 13, now(), 'because'
                        FROM school
                        WHERE slug = :school
                        """)
                .param("key", key)
                .param("school", SCHOOL)
                .update();
    }
}
