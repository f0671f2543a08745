package in.syncad.api.devices;

import in.syncad.api.web.Versioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Rows of `device`.
@Repository
class DeviceStore {

    private static final String SELECT = """
            SELECT id, platform, name, address IS NOT NULL AS reachable, refusal, seen_at, row_version FROM device
            """;

    private final JdbcClient database;

    DeviceStore(JdbcClient database) {
        this.database = database;
    }

    /// What is needed to make a device reachable.
    record Registration(String token, Optional<String> address) {}

    List<Device> of(UUID user) {
        return database.sql(SELECT + "WHERE user_id = :user ORDER BY seen_at DESC, id")
                .param("user", user)
                .query((row, number) -> device(row))
                .list();
    }

    Optional<Versioned<Device>> find(UUID id, UUID user) {
        return database.sql(SELECT + "WHERE id = :id AND user_id = :user")
                .param("id", id)
                .param("user", user)
                .query((row, number) -> new Versioned<>(device(row), row.getInt("row_version")))
                .optional();
    }

    /// The same token of the same user is the same device, seen again. One of another user's becomes this user's, under
    /// the new id, so that nothing that was meant for the one arrives at the other.
    ///
    /// @return the id it has
    UUID put(UUID newId, UUID user, DeviceDetails details, Instant now) {
        return database.sql("""
                        INSERT INTO device AS d (id, user_id, platform, token, name, created_at, seen_at)
                        VALUES (:id, :user, :platform, :token, :name, :now, :now)
                        ON CONFLICT (token) DO UPDATE
                        SET id = CASE WHEN d.user_id = excluded.user_id THEN d.id ELSE excluded.id END,
                            user_id = excluded.user_id, platform = excluded.platform, name = excluded.name,
                            refusal = NULL, seen_at = excluded.seen_at, row_version = d.row_version + 1
                        RETURNING id
                        """)
                .param("id", newId)
                .param("user", user)
                .param("platform", details.platform().code())
                .param("token", details.token())
                .param("name", details.name())
                .param("now", Timestamp.from(now))
                .query((row, number) -> row.getObject("id", UUID.class))
                .single();
    }

    /// @return the addresses of those that were removed because the user has newer ones
    List<String> removeAllBut(int newest, UUID user) {
        return database.sql("""
                        WITH removed AS (
                          DELETE FROM device
                          WHERE user_id = :user AND id NOT IN (
                            SELECT id FROM device WHERE user_id = :user ORDER BY seen_at DESC, id LIMIT :newest)
                          RETURNING address)
                        SELECT address FROM removed WHERE address IS NOT NULL
                        """)
                .param("user", user)
                .param("newest", newest)
                .query((row, number) -> row.getString("address"))
                .list();
    }

    /// Empty when it is not there any more.
    Optional<Registration> registration(UUID id) {
        return database.sql("SELECT token, address FROM device WHERE id = :id")
                .param("id", id)
                .query((row, number) ->
                        new Registration(row.getString("token"), Optional.ofNullable(row.getString("address"))))
                .optional();
    }

    boolean isInUse(String address) {
        return database.sql("SELECT EXISTS (SELECT FROM device WHERE address = :address)")
                .param("address", address)
                .query(Boolean.class)
                .single();
    }

    /// An address belongs to the token, whoever has that by now.
    ///
    /// @return whether anybody still has it
    boolean registered(String token, String address) {
        return database.sql("UPDATE device SET address = :address, refusal = NULL WHERE token = :token")
                        .param("token", token)
                        .param("address", address)
                        .update()
                > 0;
    }

    void refused(UUID id, String why) {
        database.sql("UPDATE device SET refusal = :why WHERE id = :id")
                .param("id", id)
                .param("why", why)
                .update();
    }

    void unreachable(String address, String why) {
        database.sql("UPDATE device SET refusal = :why, row_version = row_version + 1 WHERE address = :address")
                .param("address", address)
                .param("why", why)
                .update();
    }

    /// @return its address, if it had one
    Optional<String> remove(UUID id) {
        return database.sql("DELETE FROM device WHERE id = :id RETURNING coalesce(address, '')")
                .param("id", id)
                .query(String.class)
                .optional()
                .filter(address -> !address.isEmpty());
    }

    private static Device device(ResultSet row) throws SQLException {
        return new Device(
                row.getObject("id", UUID.class),
                Platform.ofCode(row.getString("platform")),
                row.getString("name"),
                row.getBoolean("reachable"),
                row.getString("refusal"),
                row.getTimestamp("seen_at").toInstant());
    }
}
