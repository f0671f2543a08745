package in.syncad.api.meetings;

import in.syncad.api.realtime.ClientEvents;
import in.syncad.api.realtime.Connection;
import in.syncad.api.realtime.RealtimeFeature;
import in.syncad.web.JsonBodies;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What is said about being recorded.
@Component
class RecordingEvents implements RealtimeFeature {

    private static final double WORDS_A_SECOND = 1;

    private final Recordings recordings;
    private final MeetingNews news;
    private final JsonBodies bodies;

    RecordingEvents(Recordings recordings, MeetingNews news, JsonBodies bodies) {
        this.recordings = recordings;
        this.news = news;
        this.bodies = bodies;
    }

    record Recording(@NotNull UUID meeting, @NotNull Boolean recording) {}

    /// @param awaited who has yet to agree
    record Outcome(boolean recording, List<UUID> awaited) {}

    record Consent(@NotNull UUID meeting, @NotNull Boolean given) {}

    @Override
    public void handle(ClientEvents events) {
        events.on(
                "meeting:recording",
                WORDS_A_SECOND,
                (connection, body) -> recordOrStop(connection, bodies.read(body, Recording.class)));
        events.on(
                "meeting:consent",
                WORDS_A_SECOND,
                (connection, body) -> consent(connection, bodies.read(body, Consent.class)));
    }

    private Object recordOrStop(Connection connection, Recording wanted) {
        return wanted.recording() ? begin(connection, wanted.meeting()) : end(connection, wanted.meeting());
    }

    /// When not everybody agrees they are asked, and the host tries again when they have answered.
    private Outcome begin(Connection connection, UUID meeting) {
        List<UUID> awaited = recordings.begin(meeting, connection);
        if (awaited.isEmpty()) {
            news.recording(meeting, true);
        } else {
            news.toOthers(connection, meeting, "meeting:consent-asked", Map.of("meeting", meeting));
        }
        return new Outcome(awaited.isEmpty(), awaited);
    }

    private Outcome end(Connection connection, UUID meeting) {
        if (recordings.end(meeting, connection)) {
            news.recording(meeting, false);
        }
        return new Outcome(false, List.of());
    }

    private Object consent(Connection connection, Consent wanted) {
        UUID meeting = wanted.meeting();
        if (recordings.consent(meeting, wanted.given(), connection)) {
            news.recording(meeting, false);
        }
        UUID user = connection.caller().id();
        news.toOthers(
                connection,
                meeting,
                "meeting:consent",
                Map.of("meeting", meeting, "user", user, "given", wanted.given()));
        return Map.of();
    }
}
