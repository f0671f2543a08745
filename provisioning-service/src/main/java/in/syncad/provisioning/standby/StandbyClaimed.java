package in.syncad.provisioning.standby;

/// A standby database was given to a school, so one is missing.
record StandbyClaimed(String formerName) {}
