package in.syncad.socketio;

import java.util.function.Consumer;

/// The way to the sockets of other instances. Delivery is at most once: what must not be lost is a row in a database
/// first.
public interface FanOut {

    /// Stands for all rooms of a namespace.
    String WHOLE_NAMESPACE = "";

    /// Starts to hear what other instances publish. The receiver returns at once and may be called by any thread; it
    /// must not be given what this instance published itself, which has been delivered here already.
    void start(Consumer<Instruction> receiver);

    /// Tells the other instances. Returns at once and never throws because they cannot be reached.
    void publish(Instruction instruction);

    /// Local sockets have come into a room, so its broadcasts are wanted here; likewise for a namespace, whose room is
    /// [#WHOLE_NAMESPACE]. Said by each event loop for its own sockets, before the first; returns at once. Of the
    /// rooms that single sockets are nothing is said.
    default void follow(String namespace, String room) {}

    /// The last of those sockets has left the room.
    default void unfollow(String namespace, String room) {}

    /// Stops; nothing is received afterwards.
    void stop();

    /// For a single instance.
    static FanOut none() {
        return new FanOut() {
            @Override
            public void start(Consumer<Instruction> receiver) {}

            @Override
            public void publish(Instruction instruction) {}

            @Override
            public void stop() {}
        };
    }
}
