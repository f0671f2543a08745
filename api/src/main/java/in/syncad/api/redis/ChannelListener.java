package in.syncad.api.redis;

/// Hears what any instance says on a channel of Redis, its own too. While Redis is away nothing is heard, and what was said
/// then is never heard: a listener needs another way to find out late.
public interface ChannelListener {

    /// Asked for once, before anything is heard.
    String channel();

    /// Called in the order in which it was said, on the thread that reads all answers of Redis: it must not wait for
    /// anything, and never for Redis.
    void hear(String message);
}
