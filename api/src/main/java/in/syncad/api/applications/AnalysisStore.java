package in.syncad.api.applications;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Analyses. What is settled stays as it is until somebody wants it made again.
@Repository
class AnalysisStore {

    private final JdbcClient database;
    private final JsonMapper json;
    private final Clock clock;

    AnalysisStore(JdbcClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /// @param tries that were in vain
    record Waiting(UUID application, String position, UUID file, int tries) {}

    Optional<Waiting> waiting(UUID application) {
        return database.sql("""
                        SELECT a.id AS application, a.position, a.resume_file_id AS file, r.tries
                        FROM staff_application a
                        JOIN resume_analysis r ON r.application_id = a.id
                        WHERE a.id = :application AND r.state = 'pending'
                        """)
                .param("application", application)
                .query(Waiting.class)
                .optional();
    }

    void triedInVain(UUID application) {
        database.sql("""
                        UPDATE resume_analysis SET tries = tries + 1
                        WHERE application_id = :application AND state = 'pending'
                        """).param("application", application).update();
    }

    void done(UUID application, Verdict.Found found) {
        database.sql("""
                        UPDATE resume_analysis
                        SET state = 'done', source = :source, findings = CAST(:findings AS jsonb), settled_at = :now
                        WHERE application_id = :application AND state = 'pending'
                        """)
                .param("application", application)
                .param("source", found.source().code())
                .param("findings", json.writeValueAsString(found.findings()))
                .param("now", now())
                .update();
    }

    void failed(UUID application, AnalysisFailure failure) {
        database.sql("""
                        UPDATE resume_analysis SET state = 'failed', failure = :failure, settled_at = :now
                        WHERE application_id = :application AND state = 'pending'
                        """)
                .param("application", application)
                .param("failure", failure.code())
                .param("now", now())
                .update();
    }

    /// @return false when it is not settled
    boolean restart(UUID application) {
        return database.sql("""
                        UPDATE resume_analysis
                        SET state = 'pending', tries = 0, source = NULL, findings = NULL, failure = NULL,
                            settled_at = NULL
                        WHERE application_id = :application AND state <> 'pending'
                        """).param("application", application).update() > 0;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
