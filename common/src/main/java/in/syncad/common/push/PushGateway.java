package in.syncad.common.push;

import java.util.Optional;
import java.util.UUID;

/// Hands pushes to the provider. Failures are [in.syncad.common.outside.OutsideFailure].
public interface PushGateway {

    /// Makes the device with that token reachable. Repeating it changes nothing; a token that was registered for
    /// another device of ours moves to this one.
    ///
    /// @param device an id that tells the provider nothing
    /// @param known where the device was reached until now
    /// @return where to send to
    String register(String token, UUID device, Optional<String> known);

    /// Tries exactly once.
    Receipt send(String address, Push push);

    /// The address is not used any more. Repeating it changes nothing.
    void forget(String address);

    /// What the provider said to a push.
    sealed interface Receipt {

        /// @param messageId the provider's
        record Accepted(String messageId) implements Receipt {}

        /// The app was removed from the device, or its token has changed: nothing will ever arrive there.
        record Gone() implements Receipt {}
    }
}
