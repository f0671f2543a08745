package in.syncad.api.meetings;

import in.syncad.api.realtime.Connection;
import in.syncad.api.realtime.Live;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Tells the people of a meeting what happens there. A meeting has a room for all who sit inside, one for its host,
/// and one for each seat, named by the connection that has it.
@Component
class MeetingNews {

    private final Live live;
    private final MeetingStore meetings;

    MeetingNews(Live live, MeetingStore meetings) {
        this.live = live;
        this.meetings = meetings;
    }

    void came(Connection connection, UUID meeting, Seats.Entry entry) {
        connection.join(seat(meeting, connection.id()));
        Map<String, Object> who =
                Map.of("meeting", meeting, "user", connection.caller().id());
        if (entry.admission() != Admission.ADMITTED) {
            live.toRoom(host(meeting), "meeting:waiting", who);
            return;
        }
        connection.join(inside(meeting));
        live.toOthers(connection, inside(meeting), "meeting:joined", who);
        if (entry.isHost()) {
            connection.join(host(meeting));
            List<UUID> guests = new ArrayList<>(meetings.invited(meeting));
            guests.remove(connection.caller().id());
            live.toUsers(guests, "meeting:open", Map.of("meeting", meeting));
        }
    }

    /// Whoever got up by themselves has left the rooms before, and is told nothing.
    void left(Departure departure) {
        UUID meeting = departure.meeting();
        String seat = seat(meeting, departure.connection());
        live.toRoom(seat, "meeting:seat-lost", Map.of("meeting", meeting));
        live.clear(seat, inside(meeting), host(meeting));
        live.toRoom(
                departure.wasInside() ? inside(meeting) : host(meeting),
                "meeting:left",
                Map.of("meeting", meeting, "user", departure.user()));
        if (departure.endedRecording()) {
            recording(meeting, false);
        }
    }

    /// Goes from all rooms of a meeting.
    void leaveRooms(Connection connection, UUID meeting) {
        connection.leave(seat(meeting, connection.id()), inside(meeting), host(meeting));
    }

    void decided(UUID meeting, UUID user, boolean admitted) {
        live.toUsers(List.of(user), admitted ? "meeting:admitted" : "meeting:denied", Map.of("meeting", meeting));
    }

    void toSeat(UUID meeting, String connection, String event, Object body) {
        live.toRoom(seat(meeting, connection), event, body);
    }

    void toOthers(Connection connection, UUID meeting, String event, Object body) {
        live.toOthers(connection, inside(meeting), event, body);
    }

    void recording(UUID meeting, boolean recording) {
        live.toRoom(inside(meeting), "meeting:recording", Map.of("meeting", meeting, "recording", recording));
    }

    /// After the commit, so that whoever asks then finds it so.
    @TransactionalEventListener
    void moved(MeetingMoved moved) {
        String event = switch (moved.state()) {
            case PLANNED -> "meeting:planned";
            case RUNNING -> "meeting:started";
            case ENDED -> "meeting:ended";
        };
        live.toUsers(moved.invited(), event, Map.of("meeting", moved.meeting(), "title", moved.title()));
        if (moved.state() == MeetingState.ENDED) {
            live.clear(inside(moved.meeting()), host(moved.meeting()));
        }
    }

    private static String inside(UUID meeting) {
        return "meeting:" + meeting;
    }

    private static String host(UUID meeting) {
        return inside(meeting) + ":host";
    }

    private static String seat(UUID meeting, String connection) {
        return inside(meeting) + ":" + connection;
    }
}
