package in.syncad.api.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// How often a recurring job is done, and over which time the schools are spread.
public sealed interface Cadence {

    /// The last moment of a school in that time, if there is one.
    ///
    /// @param after excluded
    /// @param until included
    Optional<Instant> lastMoment(UUID school, Instant after, Instant until);

    /// Spread over the whole interval.
    record Every(Duration interval) implements Cadence {

        @Override
        public Optional<Instant> lastMoment(UUID school, Instant after, Instant until) {
            long passed = Math.floorMod(until.toEpochMilli() - share(school, interval), interval.toMillis());
            return Optional.of(until.minusMillis(passed)).filter(moment -> moment.isAfter(after));
        }
    }

    /// Once a day from that time on.
    record Daily(LocalTime from, ZoneId zone, Duration spread) implements Cadence {

        @Override
        public Optional<Instant> lastMoment(UUID school, Instant after, Instant until) {
            LocalDate today = LocalDate.ofInstant(until, zone);
            return Stream.of(today, today.minusDays(1))
                    .map(day -> day.atTime(from).atZone(zone).toInstant().plusMillis(share(school, spread)))
                    .filter(moment -> !moment.isAfter(until) && moment.isAfter(after))
                    .findFirst();
        }
    }

    /// Part of that time in milliseconds, stable for each school; ids are random, so schools are spread evenly.
    private static long share(UUID school, Duration time) {
        return Math.floorMod(school.getMostSignificantBits() ^ school.getLeastSignificantBits(), time.toMillis());
    }
}
