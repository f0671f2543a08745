package in.syncad.api.notifications;

import java.util.Optional;

/// Hands messages of one channel to its provider.
interface Carrier {

    Channel channel();

    /// Why it can carry nothing, in words for the school; empty when it can.
    default Optional<String> off() {
        return Optional.empty();
    }

    /// Tries once, with no connection to a database held.
    ///
    /// @throws in.syncad.common.outside.OutsideFailure when the provider did not take it, or did not say
    /// @throws IllegalArgumentException when this can be sent to nobody
    Handover carry(Parcel parcel);

    /// What the provider said.
    sealed interface Handover {

        /// @param providerId by which the provider reports on it later
        record Taken(String providerId) implements Handover {}

        /// The device does not take messages any more.
        record DeviceGone() implements Handover {}
    }
}
