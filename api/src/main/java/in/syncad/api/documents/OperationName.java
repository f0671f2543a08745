package in.syncad.api.documents;

/// What a client calls an operation, so that one that it sends again is known.
///
/// @param source given to the client by us, see [Sources]
/// @param sequence counted by the client
record OperationName(String source, long sequence) {}
