package in.syncad.common.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import in.syncad.common.settings.DatabaseUrl;
import in.syncad.embedded.EmbeddedPlatform;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

class CentralSchemaTests {

    @Test
    void severalProcessesMayMigrateAtOnce() throws InterruptedException, ExecutionException {
        DatabaseUrl central =
                DatabaseUrl.parse(EmbeddedPlatform.shared().postgres().provisioningUrl());
        Callable<Boolean> migration = () -> {
            CentralSchema.migrate(central);
            return true;
        };
        try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
            for (Future<Boolean> done : executor.invokeAll(List.of(migration, migration, migration))) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(JdbcClient.create(Connections.to(central))
                        .sql("SELECT count(*) FROM school")
                        .query(Integer.class)
                        .single())
                .isNotNegative();
    }

    @Test
    void theApiReadsTheRegistryAndCannotWriteIt() {
        EmbeddedPlatform platform = EmbeddedPlatform.shared();
        CentralSchema.migrate(DatabaseUrl.parse(platform.postgres().provisioningUrl()));
        JdbcClient api = JdbcClient.create(
                Connections.to(DatabaseUrl.parse(platform.postgres().apiUrl())));

        assertThat(api.sql("SELECT count(*) FROM school").query(Integer.class).single())
                .isNotNegative();
        assertThat(api.sql("SELECT has_table_privilege('school', 'UPDATE')")
                        .query(Boolean.class)
                        .single())
                .isFalse();
        assertThat(api.sql("SELECT has_schema_privilege('public', 'CREATE')")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void anErrorNamesTheConstraintButNotThePersonsData() {
        DatabaseUrl central =
                DatabaseUrl.parse(EmbeddedPlatform.shared().postgres().provisioningUrl());
        CentralSchema.migrate(central);

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() ->
                        JdbcClient.create(Connections.to(central)).sql("""
                                INSERT INTO school (id, slug, name, district, board, admin_email, phone, database_name,
                                                    subdomain, status, created_at)
                                VALUES (gen_random_uuid(), 'secretive', 'S', 'Delhi', 'CBSE', 'head@secretive.test',
                                        '+919800000000', 'school_' || repeat('0', 32), 's.test', 'nonsense', now())
                                """).update())
                .satisfies(failure -> assertThat(failure.getMostSpecificCause())
                        .hasMessageContaining("school_status_known")
                        .hasMessageNotContaining("head@secretive.test"));
    }
}
