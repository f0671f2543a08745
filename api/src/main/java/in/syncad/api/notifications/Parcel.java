package in.syncad.api.notifications;

import java.util.Optional;

/// What a carrier hands over: where to, and what it says.
///
/// @param registeredWording the id of the wording in the Indian registry (DLT)
record Parcel(Claimed claimed, String address, MessageKind kind, Wording text, Optional<String> registeredWording) {

    /// Personal data: stays out of logs.
    @Override
    public String toString() {
        return "Parcel[%s]".formatted(claimed);
    }
}
