package in.syncad.embedded.aws.dns;

import java.util.Optional;

/// Where the answerer finds the records that the world can see by now.
@FunctionalInterface
public interface Zones {

    /// The zone with the longest apex that `name` is or lies below.
    Optional<ZoneRecords> closest(String name);
}
