package in.syncad.api.documents;

import java.util.UUID;

/// There is something new about the comments on a document of the current school.
record CommentsChanged(UUID document) {}
