package in.syncad.embedded.aws.route53;

import java.time.Instant;

/// A batch that was accepted; the name servers have it from `inSyncAt` on.
record ZoneChange(String id, Instant submittedAt, Instant inSyncAt, String comment) {}
