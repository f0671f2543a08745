package in.syncad.embedded.aws.route53;

/// A public hosted zone. `name` is its apex.
record HostedZone(String id, String name, String callerReference, String comment) {}
