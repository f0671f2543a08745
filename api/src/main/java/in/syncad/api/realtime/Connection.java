package in.syncad.api.realtime;

import in.syncad.api.security.AccessToken;
import in.syncad.api.security.Caller;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.socketio.Socket;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;

/// Somebody's device, as long as it is connected.
public final class Connection {

    private final Socket socket;
    private final AccessToken token;

    Connection(Socket socket) {
        this.socket = socket;
        token = socket.data(AccessToken.class);
    }

    /// Unique among all instances; may be told to others, opens nothing.
    public String id() {
        return socket.id();
    }

    public SchoolId school() {
        return token.school();
    }

    public Caller caller() {
        return callerOf(token);
    }

    /// Comes into rooms of its school.
    public void join(String... rooms) {
        socket.join(within(rooms));
    }

    /// Goes from rooms.
    public void leave(String... rooms) {
        socket.leave(within(rooms));
    }

    /// Sends an event to this device alone.
    public void send(String event, JsonNode body) {
        socket.emit(event, body);
    }

    /// Ends it. Usual clients come back by themselves, and ask again for what they got no answer to.
    public void close() {
        socket.close();
    }

    static Caller callerOf(AccessToken token) {
        return new Caller(token.user(), token.session(), token.roles(), token.operator());
    }

    private String[] within(String... rooms) {
        return Arrays.stream(rooms)
                .map(room -> Rooms.within(token.school(), room))
                .toArray(String[]::new);
    }
}
