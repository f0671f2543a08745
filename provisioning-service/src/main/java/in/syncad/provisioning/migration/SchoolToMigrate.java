package in.syncad.provisioning.migration;

import in.syncad.common.tenancy.SchoolId;

/// A school that is served, or may be again, and so has a database with rows.
record SchoolToMigrate(SchoolId id, String slug, String database) {}
