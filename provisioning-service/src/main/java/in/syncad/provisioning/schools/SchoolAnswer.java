package in.syncad.provisioning.schools;

import in.syncad.provisioning.registry.RegisteredSchool;
import java.time.Instant;
import java.util.UUID;

/// A school as contract section 2 shows it, field by field and in that order.
public record SchoolAnswer(
        UUID id, String name, String slug, String databaseName, String subdomain, String status, Instant createdAt) {

    static SchoolAnswer of(RegisteredSchool school, String status) {
        return new SchoolAnswer(
                school.id().value(),
                school.request().name(),
                school.request().slug().value(),
                school.databaseName(),
                school.subdomain(),
                status,
                school.createdAt());
    }
}
