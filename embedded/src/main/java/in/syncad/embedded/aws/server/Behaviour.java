package in.syncad.embedded.aws.server;

import in.syncad.embedded.aws.faults.Faults;

/// What the endpoint does with a call that is signed and understood.
public record Behaviour(Operations operations, Limits limits, Faults faults, Calls calls) {}
