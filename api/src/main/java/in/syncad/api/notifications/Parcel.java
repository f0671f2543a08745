package in.syncad.api.notifications;

/// What a carrier hands over: where to, and what it says.
///
/// @param choice the wording that was chosen
/// @param text that wording, filled in
record Parcel(Claimed claimed, String address, MessageKind kind, Templates.Choice choice, Wording text) {

    /// Personal data: stays out of logs.
    @Override
    public String toString() {
        return "Parcel[%s]".formatted(claimed);
    }
}
