package in.syncad.api.jobs;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A queue with threads of its own, so that what may take long never delays what somebody is waiting for.
public enum JobLane {
    /// Somebody sits and waits: one-time passwords, signing in.
    @JsonProperty("urgent")
    URGENT,
    /// Everything else.
    @JsonProperty("usual")
    USUAL,
    /// What comes in thousands: campaigns, imports, nightly chores.
    @JsonProperty("bulk")
    BULK;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<JobLane> ofCode(String code) {
        return Arrays.stream(values()).filter(lane -> lane.code().equals(code)).findFirst();
    }

    /// In the central database.
    String table() {
        return "job_" + code();
    }
}
