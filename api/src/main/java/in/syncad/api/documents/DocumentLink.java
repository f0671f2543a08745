package in.syncad.api.documents;

/// A share with whoever opens a link.
///
/// @param token for the link; told this once, and good until the share is ended
public record DocumentLink(DocumentShare share, String token) {

    /// The token is a key.
    @Override
    public String toString() {
        return "DocumentLink[%s]".formatted(share);
    }
}
