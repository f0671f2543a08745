package in.syncad.api.jobs;

/// What a job in a lane is found by.
///
/// @param key unique among the jobs of that name
public record JobId(JobLane lane, String job, String key) {}
