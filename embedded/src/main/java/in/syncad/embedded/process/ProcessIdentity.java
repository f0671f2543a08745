package in.syncad.embedded.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Which process is meant: its number alone does not say, as operating systems use numbers again; together with
/// the moment of its start it does.
///
/// @param pid the process number
/// @param startedAt when it started; the operating system rounds it to about a hundredth of a second
public record ProcessIdentity(long pid, Instant startedAt) {

    /// The start is derived from the uptime, so a corrected system clock moves it a little.
    private static final Duration CLOCK_CORRECTION = Duration.ofSeconds(2);

    public static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    public static ProcessIdentity ofThisJvm() {
        return of(ProcessHandle.current());
    }

    /// Reads what [#toString] wrote; empty when the text is anything else.
    public static Optional<ProcessIdentity> parse(String text) {
        String[] parts = text.strip().split("-", 2);
        try {
            return parts.length != 2
                    ? Optional.empty()
                    : Optional.of(new ProcessIdentity(
                            Long.parseLong(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1]))));
        } catch (NumberFormatException foreign) {
            return Optional.empty();
        }
    }

    /// The process itself, if it still runs.
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::startedTogetherWith);
    }

    private boolean startedTogetherWith(ProcessHandle process) {
        Duration apart = Duration.between(startedAt, of(process).startedAt());
        return apart.abs().compareTo(CLOCK_CORRECTION) <= 0;
    }

    @Override
    public String toString() {
        return pid + "-" + startedAt.toEpochMilli();
    }
}
