package in.syncad.api.documents;

import in.syncad.api.documents.text.TextOperation;
import in.syncad.api.realtime.Connection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// An operation that somebody wants to happen.
///
/// @param from which is not told of it; none when it comes over HTTP
/// @param version that of the text which it was made for
/// @param alongside done in the transaction in which it happens, and only then
/// @param answer told in the order of what happens to the document
record Proposal(
        UUID actor,
        Optional<Connection> from,
        int version,
        OperationName name,
        TextOperation operation,
        Runnable alongside,
        Consumer<Verdict> answer) {}
