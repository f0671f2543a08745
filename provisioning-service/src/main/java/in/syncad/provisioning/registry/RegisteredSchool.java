package in.syncad.provisioning.registry;

import in.syncad.common.tenancy.SchoolId;
import in.syncad.common.tenancy.SchoolStatus;
import java.time.Instant;
import java.util.Optional;

/// A row of the registry.
///
/// @param subdomain the whole host, such as `springfield-high.syncad.in`
/// @param schemaVersion what its database was migrated to at last; empty until it is served
/// @param failure why its creation failed
public record RegisteredSchool(
        SchoolId id,
        NewSchool request,
        String subdomain,
        SchoolStatus status,
        Optional<String> schemaVersion,
        Optional<String> failure,
        Instant createdAt,
        Optional<Instant> deletedAt) {

    public String databaseName() {
        return id.databaseName();
    }
}
