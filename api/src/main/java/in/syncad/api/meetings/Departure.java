package in.syncad.api.meetings;

import java.util.UUID;

/// Somebody's seat is free again.
///
/// @param connection that had it
/// @param wasInside and not at the door
/// @param endedRecording because it was the host who recorded
record Departure(UUID meeting, UUID user, String connection, boolean wasInside, boolean endedRecording) {

    Departure endingRecording() {
        return new Departure(meeting, user, connection, wasInside, true);
    }
}
