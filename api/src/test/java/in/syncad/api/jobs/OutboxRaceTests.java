package in.syncad.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.RunningApi;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class OutboxRaceTests {

    private static final RunningApi API = RunningApi.shared();
    private static final int WRITERS = 6;
    private static final int COMMITS = 50;

    private final Jobs jobs = API.bean(Jobs.class);
    private final OutboxRehearsal job = API.bean(OutboxRehearsal.class);
    private final JdbcClient database = API.bean(JdbcClient.class);
    private final TransactionTemplate transaction = new TransactionTemplate(API.bean(PlatformTransactionManager.class));

    /// Many commit under one key while its job is running, ending and being started. Sooner than a promise is honoured:
    /// no wake-up was lost.
    @Test
    void noRowIsMissedWhileTheJobRunsAndEndsAllTheTime() {
        School school = API.schools().create("outbox-race-school");
        JdbcClient owner = API.schools().database(school);
        owner.sql("CREATE TABLE rehearsal_outbox (number integer PRIMARY KEY, worked integer NOT NULL DEFAULT 0)")
                .update();
        owner.sql("GRANT SELECT, INSERT, UPDATE ON rehearsal_outbox TO syncad_school")
                .update();

        AtOnce.times(WRITERS, writer -> {
            CurrentSchool.run(school, () -> {
                for (int number = 0; number < COMMITS; number++) {
                    commit(writer * COMMITS + number);
                }
            });
            return writer;
        });

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(owner.sql("SELECT count(*) FROM rehearsal_outbox WHERE worked = 1")
                                .query(Integer.class)
                                .single())
                        .isEqualTo(WRITERS * COMMITS));
    }

    private void commit(int number) {
        transaction.executeWithoutResult(status -> {
            database.sql("INSERT INTO rehearsal_outbox (number) VALUES (:number)")
                    .param("number", number)
                    .update();
            jobs.afterCommit(job, "all", new OutboxRehearsal.Nothing());
        });
    }
}
