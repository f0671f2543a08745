package in.syncad.api.documents;

import java.util.UUID;

/// Somebody may do less with a document of the current school than before.
record AccessTaken(UUID document) {}
