package in.syncad.api.meetings;

import com.fasterxml.jackson.annotation.JsonInclude;
import in.syncad.api.realtime.ClientEvents;
import in.syncad.api.realtime.Connection;
import in.syncad.api.realtime.RealtimeFeature;
import in.syncad.common.refusal.Refused;
import in.syncad.web.JsonBodies;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The messages by which the browsers of a meeting find each other. Whether somebody may is asked at each of them.
@Component
class Signals implements RealtimeFeature {

    /// Characters. An offer with a dozen tracks has about 20,000.
    static final int LONGEST_SIGNAL = 64_000;

    private static final double SIGNALS_A_SECOND = 50;
    private static final double WORDS_A_SECOND = 2;
    private static final Map<String, Object> NOTHING = Map.of();

    private final Meetings meetings;
    private final Seats seats;
    private final SeatKeeper keeper;
    private final MeetingNews news;
    private final IceServers servers;
    private final JsonBodies bodies;

    Signals(
            Meetings meetings,
            Seats seats,
            SeatKeeper keeper,
            MeetingNews news,
            IceServers servers,
            JsonBodies bodies) {
        this.meetings = meetings;
        this.seats = seats;
        this.keeper = keeper;
        this.news = news;
        this.servers = servers;
        this.bodies = bodies;
    }

    /// @param consent to being recorded, wanted of whoever joins a meeting that is recorded
    record Join(@NotNull UUID meeting, @Nullable Boolean consent) {}

    /// @param meeting as it is now: newcomers connect with those who are present, and see who is muted or raises a hand
    /// @param iceServers for whoever is inside
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Joined(Admission admission, Meeting meeting, IceServers.@Nullable Offer iceServers) {}

    record Person(@NotNull UUID meeting, @NotNull UUID user) {}

    record Signal(
            @NotNull UUID meeting,
            @NotNull UUID to,
            @NotNull JsonNode signal) {}

    record Muted(@NotNull UUID meeting, @NotNull Boolean muted) {}

    record Hand(@NotNull UUID meeting, @NotNull Boolean raised) {}

    /// What is read of an event, and what is done then.
    private interface Action<T> {
        Object handle(Connection connection, T body);
    }

    @Override
    public void handle(ClientEvents events) {
        on(events, "join", WORDS_A_SECOND, Join.class, this::join);
        events.on("meeting:leave", WORDS_A_SECOND, (connection, body) -> leave(connection));
        on(events, "admit", WORDS_A_SECOND, Person.class, (connection, body) -> decide(connection, body, true));
        on(events, "deny", WORDS_A_SECOND, Person.class, (connection, body) -> decide(connection, body, false));
        for (String signal : List.of("offer", "answer", "candidate")) {
            on(events, signal, SIGNALS_A_SECOND, Signal.class, (connection, body) -> pass(signal, connection, body));
        }
        on(events, "mute", WORDS_A_SECOND, Muted.class, this::mute);
        on(events, "ask-mute", WORDS_A_SECOND, Person.class, this::askToMute);
        on(events, "hand", WORDS_A_SECOND, Hand.class, this::raise);
    }

    private <T> void on(ClientEvents events, String name, double perSecond, Class<T> type, Action<T> action) {
        events.on(
                "meeting:" + name, perSecond, (connection, body) -> action.handle(connection, bodies.read(body, type)));
    }

    /// Whoever has to wait is told `meeting:admitted`, and joins again; whoever came before the host, `meeting:open`.
    private Object join(Connection connection, Join wanted) {
        UUID meeting = wanted.meeting();
        if (keeper.meetingOf(connection).filter(other -> !other.equals(meeting)).isPresent()) {
            leave(connection);
        }
        Seats.Entry entry = seats.take(meeting, Boolean.TRUE.equals(wanted.consent()), connection);
        keeper.sits(connection, meeting);
        entry.before().ifPresent(news::left);
        news.came(connection, meeting, entry);
        return new Joined(
                entry.admission(),
                meetings.find(meeting, connection.caller()).value(),
                entry.admission() == Admission.ADMITTED ? servers.offer(connection.caller()) : null);
    }

    private Object leave(Connection connection) {
        left(connection);
        return NOTHING;
    }

    @Override
    public void left(Connection connection) {
        keeper.forget(connection).ifPresent(meeting -> {
            news.leaveRooms(connection, meeting);
            seats.leave(meeting, connection.id()).ifPresent(news::left);
        });
    }

    private Object decide(Connection connection, Person person, boolean admitted) {
        seats.decide(person.meeting(), person.user(), admitted, connection.caller())
                .ifPresent(news::left);
        news.decided(person.meeting(), person.user(), admitted);
        return NOTHING;
    }

    /// What browsers tell each other, as it is.
    private Object pass(String event, Connection connection, Signal wanted) {
        JsonNode signal = wanted.signal();
        if (!signal.isObject() || signal.toString().length() > LONGEST_SIGNAL) {
            throw Refused.invalid(
                    "meeting.signal",
                    "/signal",
                    "must be an object of at most %d characters".formatted(LONGEST_SIGNAL));
        }
        UUID meeting = wanted.meeting();
        String seat = seats.require(meeting, connection, wanted.to());
        Map<String, Object> passed = Map.of("meeting", meeting, "from", user(connection), "signal", signal);
        news.toSeat(meeting, seat, "meeting:" + event, passed);
        return NOTHING;
    }

    private Object mute(Connection connection, Muted wanted) {
        seats.mute(wanted.meeting(), wanted.muted(), connection);
        return show(connection, wanted.meeting(), "meeting:mute", "muted", wanted.muted());
    }

    /// Nobody's microphone is turned off but by themselves.
    private Object askToMute(Connection connection, Person person) {
        String seat = seats.requireAsHost(person.meeting(), connection, person.user());
        news.toSeat(person.meeting(), seat, "meeting:mute-asked", Map.of("meeting", person.meeting()));
        return NOTHING;
    }

    private Object raise(Connection connection, Hand wanted) {
        seats.raiseHand(wanted.meeting(), wanted.raised(), connection);
        return show(connection, wanted.meeting(), "meeting:hand", "raised", wanted.raised());
    }

    private Object show(Connection connection, UUID meeting, String event, String what, boolean is) {
        news.toOthers(connection, meeting, event, Map.of("meeting", meeting, "user", user(connection), what, is));
        return NOTHING;
    }

    private static UUID user(Connection connection) {
        return connection.caller().id();
    }
}
