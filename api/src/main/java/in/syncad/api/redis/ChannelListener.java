package in.syncad.api.redis;

/// Hears what any instance says on a channel of Redis, its own too. While Redis is away nothing is heard, nor is it
/// afterwards: a listener needs another way to find out, if later.
public interface ChannelListener {

    /// Asked for once, before anything is heard.
    String channel();

    /// Called in the order in which it was said, on the thread that reads all answers of Redis: it must not wait for
    /// anything, and never for Redis.
    void hear(String message);
}
