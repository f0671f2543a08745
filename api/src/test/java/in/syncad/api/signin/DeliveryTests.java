package in.syncad.api.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import in.syncad.common.tenancy.School;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DeliveryTests {

    private static final RunningApi API = RunningApi.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void aCodeThatCouldNotBeSentBecauseTheSchoolsDatabaseWasAwayIsSentWhenItIsBack() {
        School school = API.schools().create("delivery");
        String admin = TestSchools.adminOf("delivery");
        JdbcClient central = API.schools().registry();
        central.sql("ALTER ROLE %s NOLOGIN".formatted(school.databaseName())).update();

        API.at("delivery.localhost")
                .post("/api/v1/auth/otp/request", Map.of("email", admin))
                .expect(202);
        await().atMost(PATIENCE)
                .until(() -> central.sql("""
                        SELECT count(*) FROM job_attempt
                        WHERE school_id = :school AND job = 'deliver-one-time-password' AND ending = 'again'
                        """)
                                .param("school", school.id().value())
                                .query(Integer.class)
                                .single()
                        > 0);
        assertThat(API.inbox().to(admin)).isEmpty();
        central.sql("ALTER ROLE %s LOGIN".formatted(school.databaseName())).update();

        await().atMost(PATIENCE).until(() -> API.inbox().to(admin).size() == 1);
    }
}
