package in.syncad.api.terminal;

/// How much went through a connection, in bytes of what was typed and shown, and for how long: all that is ever kept
/// of it.
record Traffic(long fromHere, long toHere, long seconds) {}
