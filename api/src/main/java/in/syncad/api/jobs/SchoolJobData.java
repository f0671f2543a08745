package in.syncad.api.jobs;

import java.util.UUID;

/// A job as it is stored.
record SchoolJobData(UUID school, String data) {}
