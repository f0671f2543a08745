package in.syncad.provisioning.console;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.common.schema.SchoolSchema;
import in.syncad.provisioning.testing.Node;
import in.syncad.provisioning.testing.Operator;
import in.syncad.provisioning.testing.Platform;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The pages about all schools together. Other tests create schools in the same registry.
class FleetPagesTests {

    private static Node node;
    private static Operator operator;
    private static ConsoleBrowser browser;

    @BeforeAll
    static void start() {
        node = Node.start(Map.of("STANDBY_DATABASES", "3"));
        operator = node.operator();
        browser = ConsoleBrowser.signedIn(operator);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void drawsHowLongCreationsTook() {
        operator.await(operator.create(Operator.newSlug()), "active");

        assertThat(browser.page("/console/fleet"))
                .containsPattern("[0-9]+ (school was|schools were) served after .+ \\(median\\); 95 % within")
                .containsPattern("<rect class=\"high\" x=\"[0-9.]+\" y=\"0.00\" width=\"[0-9.]+\" height=\"100.00\"/>")
                .contains("role=\"img\" aria-label=\"Time until a school is served")
                .contains("<p>3 are wanted of the current schema.</p>");
    }

    @Test
    void tellsWhichSchoolsAreBehind() {
        UUID id = operator.create(Operator.newSlug());
        operator.await(id, "active");
        migratedTo(id, "0.7");
        try {
            assertThat(browser.page("/console/fleet"))
                    .containsPattern("[0-9]+ (school is|schools are) behind")
                    .contains("<dt>0.7</dt><dd>1</dd>");
            assertThat(browser.page("/console/schools")).contains("0.7 <span class=\"badge bad\">behind");
        } finally {
            migratedTo(id, node.bean(SchoolSchema.class).version());
        }
        assertThat(browser.page("/console/fleet")).doesNotContain("<dt>0.7</dt>");
    }

    @Test
    void namesJobsOfTheServiceThatFail() {
        Platform.sql().sql("""
                INSERT INTO provisioning_task (task_name, task_instance, execution_time, picked, version,
                                               consecutive_failures)
                VALUES ('planted <job>', 'x', '2100-01-01', false, 1, 7)
                """).update();
        try {
            assertThat(browser.page("/console/queue")).contains("planted &lt;job&gt;");
        } finally {
            Platform.sql()
                    .sql("DELETE FROM provisioning_task WHERE task_name = 'planted <job>'")
                    .update();
        }
    }

    private static void migratedTo(UUID school, String version) {
        Platform.sql()
                .sql("UPDATE school SET schema_version = :version WHERE id = :id")
                .param("version", version)
                .param("id", school)
                .update();
    }
}
