package in.syncad.provisioning.orphans;

import in.syncad.common.tenancy.SchoolId;
import java.util.Optional;

/// A trace without a living school.
///
/// @param owner the dead school that it surely belongs to; empty when the registry proves nothing, and then only
///     people may decide about it
record Orphan(Trace trace, Optional<SchoolId> owner) {}
