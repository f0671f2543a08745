package in.syncad.common.tenancy.lanes;

/// The right to open one connection in the lane. It is counted from the moment it is given, so it must be used or given
/// back.
///
/// @param generation of the lane when the right was given
record Permission<K>(Lane<K> lane, int generation) {

    Permission(Lane<K> lane) {
        this(lane, lane.generation);
    }
}
