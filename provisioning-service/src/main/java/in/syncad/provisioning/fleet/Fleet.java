package in.syncad.provisioning.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All schools at a moment, in figures.
///
/// @param schools how many there are by status as the registry has it, those that were deleted left out
/// @param versions of the schemas of schools that have a database and are not being created, the newest first
/// @param lastDay of the creations begun in the last 24 hours; empty when none came to an end
/// @param hours of them, the oldest first; hours without any are left out
/// @param failedCreations begun in the last 24 hours and undone
public record Fleet(
        Map<String, Integer> schools,
        List<Version> versions,
        Optional<Durations> lastDay,
        List<Hour> hours,
        int failedCreations,
        Standby standby) {

    public Fleet {
        schools = Map.copyOf(schools);
        versions = List.copyOf(versions);
        hours = List.copyOf(hours);
    }

    /// @param isCurrent whether it is that of this build
    public record Version(String version, int schools, boolean isCurrent) {}

    /// From the acceptance of a creation until the school was served.
    public record Durations(int creations, Duration median, Duration percentile95) {}

    /// The creations that were begun in an hour.
    public record Hour(Instant from, Durations durations) {}

    /// Databases of the current schema that wait for a school.
    public record Standby(int ready, int inTheMaking, int wanted) {}

    /// A job of the service itself, not a saga, whose latest runs have failed.
    public record FailingJob(String name, int failures, Instant nextRun) {}

    /// Schools that a migration has left out so far.
    public int behind() {
        return versions.stream()
                .filter(version -> !version.isCurrent())
                .mapToInt(Version::schools)
                .sum();
    }
}
