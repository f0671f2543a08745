package in.syncad.api.applications;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import in.syncad.embedded.EmbeddedPlatform;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class ModelAnalysisTests {

    private static final String PATH = "/api/v1/staff-applications";
    private static final String GOOD = """
            {"summary": "Teaches physics.", "qualifications": ["M.Sc"], "skills": [], "languages": [],
             "experienceYears": null}""";

    /// Its own: a service of the other tests would take the jobs, and knows of no gateway.
    private static EmbeddedPlatform platform;

    private static RunningApi api;
    private static ApiClient admin;
    private static LocalGateway gateway;

    @BeforeAll
    static void start() throws IOException {
        gateway = new LocalGateway();
        platform = EmbeddedPlatform.temporary();
        api = RunningApi.on(
                platform,
                Map.of(
                        "LITELLM_BASE_URL", gateway.address(),
                        "LITELLM_MASTER_KEY", LocalGateway.KEY,
                        "LITELLM_MODEL", "the-model",
                        "syncad.resume-analysis.first-retry", "10ms",
                        "syncad.resume-analysis.most-tries", "3"));
        api.schools().create("hiring-by-model");
        admin = api.at("hiring-by-model.localhost").signedIn(TestSchools.adminOf("hiring-by-model"));
    }

    @AfterAll
    static void stop() {
        api.close();
        platform.close();
        gateway.close();
    }

    /// In one, because the gateway answers in turn.
    @Test
    void aBusyGatewayIsAskedAgainAndGivenUpInTheEnd(CapturedOutput output) {
        gateway.answering(429, "{}").answering(503, "{}").saying(GOOD);

        JsonNode done = analysed();

        assertThat(done.get("state").asString()).isEqualTo("done");
        assertThat(done.get("source").asString()).isEqualTo("model");
        assertThat(done.at("/findings/summary").asString()).isEqualTo("Teaches physics.");
        assertThat(gateway.questions())
                .hasSize(3)
                .allSatisfy(
                        question -> assertThat(question.get("model").asString()).isEqualTo("the-model"));

        gateway.answering(500, "{\"error\": \"about Asha Rao\"}");
        // The last good answer goes first.
        analysed();
        JsonNode failed = analysed();

        assertThat(failed.get("state").asString()).isEqualTo("failed");
        assertThat(failed.get("failure").asString()).isEqualTo("gateway-unavailable");
        assertThat(gateway.questions()).hasSize(7);
        assertThat(output.getAll()).contains("the gateway to the model answers 500");
        assertThat(output.getAll()).doesNotContain("Asha", "asha@example.org", "Wrote this", LocalGateway.KEY);
    }

    private static JsonNode analysed() {
        String file = StaffApplicationTests.uploaded(admin, Resume.of("Wrote this"));
        String id = Classroom.id(admin.post(PATH, StaffApplicationTests.details(file)));
        return StaffApplicationTests.settled(admin, id);
    }
}
