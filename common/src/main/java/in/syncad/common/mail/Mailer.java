package in.syncad.common.mail;

/// Hands a mail to the provider.
public interface Mailer {

    /// Tries exactly once: the provider has no idempotency key, so the caller decides about repeating.
    ///
    /// @return the provider's message id
    /// @throws in.syncad.common.outside.OutsideFailure `PERMANENT` when rejected, `TRANSIENT` when surely not sent,
    ///     `UNKNOWN` when no answer came
    String send(Mail mail);
}
