package in.syncad.api.documents;

import java.util.List;

/// What became of a proposal.
sealed interface Verdict {

    /// It has happened, transformed.
    ///
    /// @param before what happened since the version that it was made for
    record Appended(StoredOperation operation, List<StoredOperation> before) implements Verdict {}

    /// It had happened already when it was sent again.
    ///
    /// @param version after it
    /// @param before as for [Appended]
    record Known(int version, List<StoredOperation> before) implements Verdict {}

    /// It has not happened, or nobody knows whether it has: sent again under its name it happens once.
    record Failed(RuntimeException why) implements Verdict {}
}
