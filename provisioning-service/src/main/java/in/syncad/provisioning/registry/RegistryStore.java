package in.syncad.provisioning.registry;

import in.syncad.common.certificate.CertificateMode;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.common.tenancy.SchoolStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of the registry. A trigger of the database keeps the status machine; a unique index and the reservations
/// keep slugs apart.
@Repository
class RegistryStore {

    private final JdbcClient sql;

    RegistryStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(RegisteredSchool school) {
        NewSchool request = school.request();
        sql.sql("""
                        INSERT INTO school (id, slug, name, district, board, admin_email, phone, database_name, subdomain,
                          time_zone, certificate, status, created_at)
                        VALUES (:id, :slug, :name, :district, :board, :adminEmail, :phone, :databaseName, :subdomain,
                          :timeZone, :certificate, :status, :createdAt)
                        """)
                .param("id", school.id().value())
                .param("slug", request.slug().value())
                .param("name", request.name())
                .param("district", request.district())
                .param("board", request.board())
                .param("adminEmail", request.adminEmail())
                .param("phone", request.phone())
                .param("databaseName", school.databaseName())
                .param("subdomain", school.subdomain())
                .param("timeZone", request.timeZone().getId())
                .param("certificate", request.certificate().name().toLowerCase(Locale.ROOT))
                .param("status", school.status().code())
                .param("createdAt", utc(school.createdAt()))
                .update();
    }

    /// Takes the slug if it is free, or ours already.
    ///
    /// @return whether it is ours now
    boolean reserve(SchoolId school, Slug slug, Instant now) {
        return sql.sql("""
                        INSERT INTO slug_reservation AS r (slug, school_id) VALUES (:slug, :school)
                        ON CONFLICT (slug) DO UPDATE SET school_id = excluded.school_id, held_until = 'infinity'
                        WHERE r.held_until <= :now OR r.school_id = excluded.school_id
                        """)
                        .param("slug", slug.value())
                        .param("school", school.value())
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    void release(SchoolId school) {
        sql.sql("DELETE FROM slug_reservation WHERE school_id = :school")
                .param("school", school.value())
                .update();
    }

    void holdSlugUntil(SchoolId school, Instant until) {
        sql.sql("UPDATE slug_reservation SET held_until = :until WHERE school_id = :school")
                .param("until", utc(until))
                .param("school", school.value())
                .update();
    }

    /// Locks the reservation of a slug, and makes one that ends with [#letGo] where there is none.
    void holdSlug(SchoolId school, Slug slug) {
        sql.sql("""
                        INSERT INTO slug_reservation AS r (slug, school_id, held_until)
                        VALUES (:slug, :school, '-infinity')
                        ON CONFLICT (slug) DO UPDATE SET school_id = r.school_id
                        """).param("slug", slug.value()).param("school", school.value()).update();
    }

    void letGo(Slug slug) {
        sql.sql("DELETE FROM slug_reservation WHERE slug = :slug AND held_until = '-infinity'")
                .param("slug", slug.value())
                .update();
    }

    /// Whether a living school has the slug.
    boolean isServed(Slug slug) {
        return sql.sql("""
                        SELECT EXISTS (SELECT FROM school WHERE slug = :slug AND status NOT IN ('failed', 'deleted'))
                        """).param("slug", slug.value()).query(Boolean.class).single();
    }

    /// Until when a slug cannot be had; [Instant#MAX] while a school has it.
    Optional<Instant> heldUntil(Slug slug) {
        return sql.sql("""
                        SELECT CASE WHEN isfinite(held_until) THEN held_until END AS held_until
                        FROM slug_reservation WHERE slug = :slug
                        """)
                .param("slug", slug.value())
                .query((row, number) -> instant(row, "held_until").orElse(Instant.MAX))
                .optional();
    }

    Optional<RegisteredSchool> find(SchoolId id) {
        return sql.sql("SELECT * FROM school WHERE id = :id")
                .param("id", id.value())
                .query(RegistryStore::school)
                .optional();
    }

    /// The row stays ours until the transaction ends.
    Optional<RegisteredSchool> lock(SchoolId id) {
        return sql.sql("SELECT * FROM school WHERE id = :id FOR UPDATE")
                .param("id", id.value())
                .query(RegistryStore::school)
                .optional();
    }

    void move(SchoolId id, SchoolStatus to, Optional<String> failure) {
        sql.sql("UPDATE school SET status = :status, failure = :failure WHERE id = :id")
                .param("id", id.value())
                .param("status", to.code())
                .param("failure", failure.orElse(null))
                .update();
    }

    void activate(SchoolId id, String schemaVersion, Instant now) {
        sql.sql("""
                        UPDATE school SET status = 'active', schema_version = :schemaVersion, activated_at = :now
                        WHERE id = :id AND status = 'provisioning'
                        """)
                .param("id", id.value())
                .param("schemaVersion", schemaVersion)
                .param("now", utc(now))
                .update();
    }

    void bury(SchoolId id, Instant now) {
        sql.sql("UPDATE school SET status = 'deleted', deleted_at = :now WHERE id = :id AND status <> 'deleted'")
                .param("id", id.value())
                .param("now", utc(now))
                .update();
    }

    private static RegisteredSchool school(ResultSet row, int number) throws SQLException {
        return new RegisteredSchool(
                new SchoolId(row.getObject("id", UUID.class)),
                new NewSchool(
                        row.getString("name"),
                        new Slug(row.getString("slug")),
                        row.getString("district"),
                        row.getString("board"),
                        row.getString("admin_email"),
                        row.getString("phone"),
                        CertificateMode.valueOf(row.getString("certificate").toUpperCase(Locale.ROOT)),
                        ZoneId.of(row.getString("time_zone"))),
                row.getString("subdomain"),
                SchoolStatus.ofCode(row.getString("status")),
                Optional.ofNullable(row.getString("schema_version")),
                Optional.ofNullable(row.getString("failure")),
                instant(row, "created_at").orElse(Instant.EPOCH),
                instant(row, "deleted_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
