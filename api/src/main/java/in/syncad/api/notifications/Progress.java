package in.syncad.api.notifications;

import java.util.List;

/// How far a message has come: how many on which channel are in which state, and why where it did not go well.
public record Progress(int recipients, List<Count> counts) {

    public Progress {
        counts = List.copyOf(counts);
    }

    /// @param reason empty where nothing is to be explained
    public record Count(Channel channel, String state, String reason, int count) {}
}
