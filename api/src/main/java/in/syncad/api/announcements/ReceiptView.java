package in.syncad.api.announcements;

/// Which recipients to list.
enum ReceiptView {
    ALL,
    UNREAD,
    UNACKNOWLEDGED,
    /// Who has not read it, and to whom no mail, text message or push got through.
    UNREACHED
}
