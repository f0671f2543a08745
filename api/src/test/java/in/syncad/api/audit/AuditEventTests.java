package in.syncad.api.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import in.syncad.api.testing.RunningApi;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;

class AuditEventTests {

    private static final JdbcClient DATABASE =
            RunningApi.shared().schools().database(RunningApi.shared().schools().create("audit-event"));

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE audit_event SET action = 'a.b'", "DELETE FROM audit_event", "TRUNCATE audit_event"})
    void nobodyChangesWhatWasWrittenNotEvenTheOwnerOfTheDatabase(String change) {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> DATABASE.sql(change).update())
                .satisfies(refused -> assertThat(refused.getMostSpecificCause())
                        .hasMessageContaining("audit events are never changed"));
    }

    @Test
    void anEventIsWrittenOnlyInTheTransactionOfWhatItTells() {
        Audit audit = RunningApi.shared().bean(Audit.class);

        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> audit.happened(new UUID(0, 1), "test.happened", new UUID(0, 2)));
    }
}
