package in.syncad.api.jobs;

import java.util.UUID;

/// What is stored with a job.
///
/// @param data JSON of the job's own data type
record SchoolJobData(UUID school, String data) {}
