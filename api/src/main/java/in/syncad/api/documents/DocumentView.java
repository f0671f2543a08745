package in.syncad.api.documents;

/// Which documents to list.
enum DocumentView {
    /// All that the caller may see, but for the trash.
    ALL,
    OWN,
    SHARED,
    TRASH
}
