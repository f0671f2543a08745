package in.syncad.common.tenancy;

import java.time.ZoneId;

/// What serving a request needs to know of a school; a row of the registry. `databaseName` is also the login role.
public record School(
        SchoolId id, String slug, String name, SchoolStatus status, String databaseName, ZoneId timeZone) {}
