package in.syncad.provisioning.orphans;

import in.syncad.common.tenancy.SchoolId;

/// One thing that a school has, or had.
///
/// @param name as operators know it; unique in its kind
record Trace(Kind kind, String name, Owner owner) {

    /// What the thing itself says about whose it is.
    sealed interface Owner {

        record OfSchool(SchoolId school) implements Owner {}

        /// Of whichever school has that host.
        record OfHost(String host) implements Owner {}

        record Unknown() implements Owner {}
    }
}
