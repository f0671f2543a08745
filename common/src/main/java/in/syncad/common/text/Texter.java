package in.syncad.common.text;

/// Hands a text message to the provider.
public interface Texter {

    /// Tries exactly once, like [in.syncad.common.mail.Mailer#send].
    ///
    /// @return the provider's message id
    String send(TextMessage message);
}
