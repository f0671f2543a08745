package in.syncad.common.teams;

import in.syncad.common.settings.Variables;
import java.net.URI;
import java.util.Optional;

/// The webhook of the channel that is posted to; off when empty. Whoever knows the address can post.
public record TeamsSettings(Optional<URI> webhook) {

    public static TeamsSettings from(Variables variables) {
        return new TeamsSettings(variables.address("TEAMS_WEBHOOK_URL"));
    }

    @Override
    public String toString() {
        return "TeamsSettings[]";
    }
}
