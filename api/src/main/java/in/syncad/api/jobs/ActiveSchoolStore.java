package in.syncad.api.jobs;

import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The schools that are served, from the registry.
@Repository
class ActiveSchoolStore {

    private final JdbcClient central;

    ActiveSchoolStore(@Qualifier("centralDataSource") DataSource central) {
        this.central = JdbcClient.create(central);
    }

    List<UUID> all() {
        return central.sql("SELECT id FROM school WHERE status = 'active'")
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }
}
