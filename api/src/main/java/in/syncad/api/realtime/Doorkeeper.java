package in.syncad.api.realtime;

import in.syncad.api.security.AccessToken;
import in.syncad.api.security.AccessTokens;
import in.syncad.api.security.Standings;
import in.syncad.api.web.RequestedSchool;
import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import in.syncad.socketio.Admission;
import in.syncad.socketio.Authenticator;
import in.syncad.socketio.Socket;
import in.syncad.socketio.net.Handshake;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// Lets in who shows an access token, `{"token": "…"}`, that HTTP would take under the same host name. Who is refused
/// is told the code that HTTP would answer with.
@Component
class Doorkeeper implements Authenticator {

    private static final String AWAY = "database.unavailable";

    private final AccessTokens tokens;
    private final RequestedSchool schools;
    private final Standings standings;
    private final Features features;

    Doorkeeper(AccessTokens tokens, RequestedSchool schools, Standings standings, Features features) {
        this.tokens = tokens;
        this.schools = schools;
        this.standings = standings;
        this.features = features;
    }

    @Override
    public Admission authenticate(Handshake handshake, ObjectNode payload) {
        try {
            AccessToken token = tokens.read(payload.path("token").stringValue(""));
            Set<String> rooms = CurrentSchool.call(require(handshake, token), () -> features.rooms(token));
            rooms.addAll(Rooms.of(token));
            return new Admission.Accepted(Rooms.ofUser(token.school(), token.user()), token, rooms);
        } catch (Refused refused) {
            return Admission.refused(refused.code());
        } catch (DataAccessException _) {
            return Admission.refused(AWAY);
        }
    }

    /// Whether that is so now, when the socket can be reached by whoever ends its session: before, it could not.
    boolean isStillWelcome(Socket socket) {
        try {
            require(socket.handshake(), socket.data(AccessToken.class));
            return true;
        } catch (Refused | DataAccessException _) {
            return false;
        }
    }

    private School require(Handshake handshake, AccessToken token) {
        tokens.requireCurrent(token);
        School school = schools.of(handshake.hostName(), Optional.of(token));
        CurrentSchool.run(school, () -> standings.require(token));
        return school;
    }
}
