package in.syncad.api.devices;

import in.syncad.common.tenancy.SchoolId;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whose devices are reached under which address: the push service tells of addresses and knows no schools. Kept in the
/// central database.
@Component
public class PushAddresses {

    private final JdbcClient central;

    PushAddresses(@Qualifier("centralDataSource") DataSource central) {
        this.central = JdbcClient.create(central);
    }

    /// The school that registered it last.
    public Optional<SchoolId> school(String address) {
        return central.sql("SELECT school_id FROM push_address WHERE address = :address")
                .param("address", address)
                .query(UUID.class)
                .optional()
                .map(SchoolId::new);
    }

    void put(String address, SchoolId school) {
        central.sql("""
                        INSERT INTO push_address (address, school_id) VALUES (:address, :school)
                        ON CONFLICT (address) DO UPDATE SET school_id = excluded.school_id
                        """)
                .param("address", address)
                .param("school", school.value())
                .update();
    }

    /// Unless another school has it by now.
    void remove(String address, SchoolId school) {
        central.sql("DELETE FROM push_address WHERE address = :address AND school_id = :school")
                .param("address", address)
                .param("school", school.value())
                .update();
    }
}
