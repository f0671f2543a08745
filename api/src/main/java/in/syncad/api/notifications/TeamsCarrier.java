package in.syncad.api.notifications;

import in.syncad.common.teams.TeamsChannel;
import in.syncad.common.teams.TeamsSettings;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// To a room in Microsoft Teams, where messages to a whole school are posted once. Teams knows no repetition: a lost
/// answer may cost a second post.
@Component
class TeamsCarrier implements Carrier {

    private final Optional<TeamsChannel> room;

    TeamsCarrier(TeamsSettings settings) {
        this.room = settings.webhook().map(TeamsChannel::new);
    }

    @Override
    public Channel channel() {
        return Channel.TEAMS;
    }

    @Override
    public Optional<String> off() {
        return room.isEmpty() ? Optional.of("Microsoft Teams is not configured") : Optional.empty();
    }

    @Override
    public Handover carry(Parcel parcel) {
        room.orElseThrow().post(parcel.text().subject(), parcel.text().body());
        return new Handover.Taken("");
    }
}
