package in.syncad.api.terminal;

/// How fast one user may send. Whoever is ahead of it waits.
final class Pace {

    private static final double NANOS = 1e9;

    private final int bytesPerSecond;
    private double owed;
    private long at;

    /// @param now a reading of [System#nanoTime]
    Pace(int bytesPerSecond, long now) {
        this.bytesPerSecond = bytesPerSecond;
        at = now;
    }

    /// Counts these bytes.
    ///
    /// @return nanoseconds to wait before more; 0 while less than a second's worth came at once
    synchronized long spend(int bytes, long now) {
        owed = Math.max(0, owed - (now - at) / NANOS * bytesPerSecond) + bytes;
        at = now;
        return owed <= bytesPerSecond ? 0 : (long) ((owed - bytesPerSecond) / bytesPerSecond * NANOS);
    }
}
