package in.syncad.provisioning.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import in.syncad.provisioning.testing.Node;
import in.syncad.provisioning.testing.Operator;
import in.syncad.provisioning.testing.Operator.Answer;
import in.syncad.provisioning.testing.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleSignInTests {

    private static final String OTHER_KEY = "another key that only tests know";

    private static Node node;
    private static Operator operator;

    @BeforeAll
    static void start() {
        node = Node.start(Map.of());
        operator = node.operator();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void forgetTries() {
        Platform.sql().sql("DELETE FROM console_sign_in_try").update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console",
                "/console/schools",
                "/console/queue",
                "/console/fleet",
                "/console/audit",
                "/console/nothing"
            })
    void leadsEverybodyToTheSignInFirst(String path) {
        Answer answer = ConsoleBrowser.signedOut(operator).get(path);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/console/sign-in");
    }

    @Test
    void aKeyInAHeaderOpensNoPage() {
        assertThat(operator.get("/console/schools").status()).isEqualTo(303);
        assertThat(operator.get("/console/%73chools").status()).isEqualTo(303);
        assertThat(operator.get("/%63onsole/schools").status()).isEqualTo(401);
    }

    @Test
    void whatPeopleTypeLeadsToTheConsole() {
        assertThat(ConsoleBrowser.signedOut(operator).get("/").header("Location"))
                .isEqualTo("/console/schools");
        for (String path : List.of("/console", "/console/")) {
            assertThat(ConsoleBrowser.signedIn(operator).get(path).header("Location"))
                    .isEqualTo("/console/schools");
        }
    }

    @Test
    void thePageLoadsNothingButFilesOfOurs() {
        ConsoleBrowser nobody = ConsoleBrowser.signedOut(operator);
        Answer page = nobody.get("/console/sign-in");

        assertThat(page.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
                        + "frame-ancestors 'none'; script-src 'self'; connect-src 'self'");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.response().body()).doesNotContain("style=", "onclick").doesNotContainPattern("src=\"(?!/)");
        for (String file : List.of("console.css", "operators.css", "console.js")) {
            assertThat(nobody.get("/console/assets/" + file).status()).as(file).isEqualTo(200);
        }
        assertThat(nobody.get("/console/assets/../schools").status()).isIn(303, 400, 401, 404);
        assertThat(nobody.get("/console/assets/..%2fschools").status()).isIn(303, 400, 401, 404);
    }

    @Test
    void keepsTheCookieFromScriptsAndOtherSites() {
        Answer answer = ConsoleBrowser.signedOut(operator).submit("/console/sign-in", Map.of("key", Platform.KEY));

        assertThat(answer.header("Location")).isEqualTo("/console/schools");
        assertThat(answer.header("Set-Cookie"))
                .contains("HttpOnly", "SameSite=Strict", "Path=/console", "Max-Age=1800")
                .doesNotContain("Secure", Platform.KEY);
    }

    @Test
    void refusesAWrongKeyInOneLine() {
        Answer answer = ConsoleBrowser.signedOut(operator).submit("/console/sign-in", Map.of("key", "not the key"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.response().body()).contains("role=\"alert\">This is not an operator&#39;s key.");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void aNetworkThatTriedTooOftenHasToWaitWhateverKeyItSends() {
        ConsoleBrowser nobody = ConsoleBrowser.signedOut(operator);
        for (int tries = 0; tries < ConsoleSessions.TRIES; tries++) {
            assertThat(nobody.submit("/console/sign-in", Map.of("key", "not the key"))
                            .status())
                    .isEqualTo(401);
        }

        Answer refused = nobody.submit("/console/sign-in", Map.of("key", Platform.KEY));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 900);
        assertThat(operator.get("/school").status()).as("programs with a key").isEqualTo(200);

        Platform.sql()
                .sql("UPDATE console_sign_in_try SET since = since - INTERVAL '15 minutes'")
                .update();
        nobody.signIn(Platform.KEY).page("/console/schools");
    }

    @Test
    void theCookieOpensNoRouteOfPrograms() {
        ConsoleBrowser browser = ConsoleBrowser.signedIn(operator);

        assertThat(browser.get("/school").code()).isEqualTo("key.missing");
        assertThat(browser.get("/actuator/prometheus").status()).isEqualTo(401);
        assertThat(browser.submit("/school", Map.of()).code()).isEqualTo("key.missing");
    }

    @Test
    void whoSignsOutIsOutEvenWithTheOldCookie() {
        ConsoleBrowser browser = ConsoleBrowser.signedIn(operator);

        Answer answer = browser.post("/console/sign-out");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Set-Cookie")).startsWith("syncad-console=;").contains("Max-Age=0");
        assertThat(browser.get("/console/schools").status()).isEqualTo(303);
    }

    @Test
    void aSessionEndsByItself() {
        ConsoleBrowser browser = ConsoleBrowser.signedIn(operator);
        ConsoleBrowser other = ConsoleBrowser.signedIn(operator);
        Platform.sql()
                .sql("UPDATE console_session SET ends_at = ends_at - CAST(:life AS interval)")
                .param("life", ConsoleSessions.LIFE.plus(Duration.ofSeconds(1)).toSeconds() + " seconds")
                .update();

        assertThat(browser.get("/console/schools").status()).isEqualTo(303);
        assertThat(other.submit("/console/sign-out", Map.of()).status()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"syncad-console=", "syncad-console=x", "syncad-console=%00", "syncad-console=' OR true --"})
    void aCookieThatWeDidNotGiveOpensNothing(String cookie) {
        assertThat(ConsoleBrowser.signedOut(operator)
                        .with(cookie)
                        .get("/console/schools")
                        .status())
                .isEqualTo(303);
    }

    @Test
    void sessionsGoOnAtAnotherNodeUntilTheirKeyIsWithdrawn() {
        ConsoleBrowser browser = ConsoleBrowser.signedIn(operator);
        try (Node both = Node.start(Map.of("SCS_API_KEY", OTHER_KEY + "," + Platform.KEY));
                Node without = Node.start(Map.of("SCS_API_KEY", OTHER_KEY))) {
            assertThat(new ConsoleBrowser(both.operator(), browser.cookie())
                            .get("/console/schools")
                            .status())
                    .isEqualTo(200);
            assertThat(new ConsoleBrowser(without.operator().withoutKey(), browser.cookie())
                            .get("/console/schools")
                            .status())
                    .isEqualTo(303);
        }
    }

    @Test
    void saysInOneLineThatTheDatabaseIsAway() {
        try (Node cutOff = Node.start(Map.of())) {
            ConsoleBrowser browser = ConsoleBrowser.signedIn(cutOff.operator());
            cutOff.bean(HikariDataSource.class).close();

            for (Answer answer : List.of(
                    browser.get("/console/schools"),
                    browser.with("").submit("/console/sign-in", Map.of("key", Platform.KEY)))) {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.header("Retry-After")).isEqualTo("5");
                assertThat(answer.header("Content-Type")).startsWith("text/html");
                assertThat(answer.response().body())
                        .contains("role=\"alert\">The central database does not answer; try again in a moment.");
            }
        }
    }

    @Test
    void nothingSecretIsInTheDatabase() {
        ConsoleBrowser browser = ConsoleBrowser.signedIn(operator);
        String token = browser.cookie().replace("syncad-console=", "");

        assertThat(Platform.sql()
                        .sql("SELECT s.*, encode(seal, 'escape') AS readable FROM console_session s")
                        .query()
                        .listOfRows()
                        .toString())
                .isNotEmpty()
                .doesNotContain(token)
                .doesNotContain(Platform.KEY);
    }

    @Test
    void theAuditSaysWhenSomebodySignedIn() {
        String before = signIns();
        ConsoleBrowser.signedIn(operator);

        assertThat(Long.parseLong(signIns())).isEqualTo(Long.parseLong(before) + 1);
    }

    private static String signIns() {
        return Platform.sql()
                .sql("SELECT count(*) FROM operator_audit WHERE action = 'console.signed-in' AND subject = '127.0.0.1'")
                .query(String.class)
                .single();
    }
}
