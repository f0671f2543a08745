package in.syncad.api.meetings;

import in.syncad.api.realtime.Beat;
import in.syncad.api.realtime.Connection;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import in.syncad.common.tenancy.SchoolDirectory;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.common.tenancy.SchoolStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Knows which connections of this instance have seats, and says at each heartbeat that they are still there. Puts
/// right what was lost meanwhile: a connection whose seat was taken hears nothing more, and whoever went with a dead
/// instance is told to the others.
@Component
class SeatKeeper extends Beat {

    private static final Logger LOG = LoggerFactory.getLogger(SeatKeeper.class);

    private final Seats seats;
    private final MeetingNews news;
    private final SchoolDirectory directory;
    private final Map<String, Sitting> here = new ConcurrentHashMap<>();

    SeatKeeper(
            Seats seats,
            MeetingNews news,
            SchoolDirectory directory,
            @Value("${syncad.meetings.heartbeat}") Duration heartbeat) {
        super("meeting-seats", heartbeat);
        this.seats = seats;
        this.news = news;
        this.directory = directory;
    }

    private record Sitting(Connection connection, UUID meeting) {

        Place place() {
            return new Place(connection.school(), meeting);
        }
    }

    private record Place(SchoolId school, UUID meeting) {}

    void sits(Connection connection, UUID meeting) {
        here.put(connection.id(), new Sitting(connection, meeting));
    }

    /// @return where it sat
    Optional<UUID> forget(Connection connection) {
        return Optional.ofNullable(here.remove(connection.id())).map(Sitting::meeting);
    }

    Optional<UUID> meetingOf(Connection connection) {
        return Optional.ofNullable(here.get(connection.id())).map(Sitting::meeting);
    }

    @Override
    protected void beat() {
        here.values().stream().collect(Collectors.groupingBy(Sitting::place)).forEach((place, sitting) -> {
            try {
                beat(place, sitting);
            } catch (RuntimeException failure) {
                LOG.warn("Seats of a meeting could not be kept: {}", failure.getMessage());
            }
        });
    }

    private void beat(Place place, List<Sitting> sitting) {
        Optional<School> school = directory.byId(place.school()).filter(found -> found.status() == SchoolStatus.ACTIVE);
        if (school.isPresent()) {
            CurrentSchool.run(school.get(), () -> beat(place.meeting(), sitting));
        } else {
            // Its sockets were closed, and nobody said of each that it has gone.
            here.values().removeAll(sitting);
        }
    }

    private void beat(UUID meeting, List<Sitting> sitting) {
        Seats.Kept kept = seats.keep(
                meeting, sitting.stream().map(each -> each.connection.id()).toList());
        for (Sitting each : sitting) {
            if (!kept.connections().contains(each.connection.id()) && here.remove(each.connection.id(), each)) {
                news.leaveRooms(each.connection, meeting);
            }
        }
        kept.leftBehind().forEach(news::left);
    }
}
