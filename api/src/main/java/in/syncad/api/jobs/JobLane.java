package in.syncad.api.jobs;

import java.util.Locale;

/// A queue with threads of its own, so that what may take long never delays what somebody is waiting for.
public enum JobLane {
    /// Somebody sits and waits: one-time passwords, signing in.
    URGENT,
    /// Everything else.
    USUAL,
    /// What comes in thousands: campaigns, imports, nightly chores.
    BULK;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// In the central database.
    String table() {
        return "job_" + code();
    }
}
