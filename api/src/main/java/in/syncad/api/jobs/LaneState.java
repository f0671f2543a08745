package in.syncad.api.jobs;

import java.time.Duration;
import java.util.Optional;

/// How a lane is doing, over all nodes.
///
/// @param due may run and waits for a thread
/// @param later waits for its time
/// @param failing will be tried again
/// @param givenUp waits for an operator
/// @param oldestDue how long the oldest that is due has been waiting
public record LaneState(
        JobLane lane, long due, long later, long running, long failing, long givenUp, Optional<Duration> oldestDue) {}
