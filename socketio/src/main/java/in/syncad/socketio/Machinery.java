package in.syncad.socketio;

import java.util.concurrent.Executor;

/// What all parts of one server share.
record Machinery(Limits limits, UserLimits users, Executor threads, Counters counters, FailureListener failures) {}
