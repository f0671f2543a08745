package in.syncad.provisioning.console;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.provisioning.testing.Node;
import in.syncad.provisioning.testing.Operator;
import in.syncad.provisioning.testing.Operator.Answer;
import in.syncad.provisioning.testing.Platform;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Other tests do things in the same registry.
class AuditPageTests {

    private static final Pattern OLDER = Pattern.compile("id=\"older\" href=\"([^\"]+)\"");

    private static Node node;
    private static Operator operator;
    private static ConsoleBrowser browser;

    private final String mark = "mark-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        node = Node.start(Map.of());
        operator = node.operator();
        browser = ConsoleBrowser.signedIn(operator);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void tellsWhoDidWhatWithWhichSchool() {
        String slug = Operator.newSlug();
        UUID id = operator.create(slug);
        operator.await(id, "active");
        browser.post("/console/schools/%s/suspend".formatted(id));
        String session = Platform.sql()
                .sql("SELECT session FROM operator_audit WHERE school_id = :id AND action = 'school.suspended'")
                .param("id", id)
                .query(String.class)
                .single();

        String about = "<a href=\"/console/schools/%s\">%s</a>".formatted(id, slug);
        assertThat(browser.page("/console/audit"))
                .contains("<a href=\"/console/audit\" aria-current=\"page\">Audit</a>")
                .containsSubsequence("school suspended", about, session, "school created", about, "<div>key</div>");
    }

    @Test
    void showsOldAndForeignEntriesPageByPage() {
        Platform.sql().sql("""
                        INSERT INTO operator_audit (happened_at, session, action, subject)
                        SELECT now(), 'key', 'job.retried', :mark || number || '<i>' FROM generate_series(1001, 1120) AS number
                        """).param("mark", mark).update();

        int seen = 0;
        String path = "/console/audit";
        String page = browser.page(path);
        assertThat(page).doesNotContain("Newest");
        while (seen < 120) {
            page = browser.page(path);
            for (Matcher entry = Pattern.compile(mark + "(\\d+)&lt;i&gt;").matcher(page); entry.find(); seen++) {
                assertThat(entry.group(1)).isEqualTo(Integer.toString(1120 - seen));
            }
            Matcher older = OLDER.matcher(page);
            path = older.find() ? older.group(1) : "";
        }
        assertThat(page).contains("Newest");
    }

    @Test
    void endsWithTheOldest() {
        assertThat(browser.page("/console/audit?before=-1"))
                .contains("There is nothing.", "Newest")
                .doesNotContain("Older");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1.5", "99999999999999999999", "%3Cscript%3E", "%00"})
    void tellsInOneLineThatThereIsNoSuchPage(String before) {
        Answer answer = browser.get("/console/audit?before=" + before);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.response().body())
                .contains("role=\"alert\">before names no page.")
                .doesNotContain("<script>");
    }
}
