package in.syncad.api.failures;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.People;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FailureLogTests {

    @Test
    void namesTheBrokenConstraintButNotThePersonsData(CapturedOutput output) {
        RunningApi.shared().schools().create("failure-log");
        ApiClient admin = RunningApi.shared().at("failure-log.syncad.in").signedIn(TestSchools.adminOf("failure-log"));
        Map<String, Object> student = People.student("Asha", Map.of("admissionNo", "SECRET-4711"));
        admin.post("/api/v1/students", student).expect(201);
        admin.post("/api/v1/students", student).expect(409);

        assertThat(output)
                .contains("duplicate key value violates unique constraint")
                .doesNotContain("SECRET-4711");
    }
}
