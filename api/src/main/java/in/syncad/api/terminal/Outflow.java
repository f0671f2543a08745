package in.syncad.api.terminal;

/// What one end sends to the other: at most a window of it is on its way, so that a slow reader costs a window of
/// memory and no more. It counts what frames cost, and as on their way until the other end's connection has taken them.
final class Outflow {

    static final int WINDOW = 256 << 10;

    private boolean open;
    private long last;
    private long sent;
    private long written;
    private long total;

    /// @param last number that this end has sent before
    Outflow(long last) {
        this.last = last;
    }

    /// There is somebody to send to, and nothing on its way.
    ///
    /// @param peerHasWritten so far
    void open(long peerHasWritten) {
        open = true;
        sent = peerHasWritten;
        written = peerHasWritten;
    }

    void close() {
        open = false;
    }

    /// Counts data that is sent now.
    ///
    /// @return whether there is somebody to send it to
    boolean send(Frame data) {
        last = data.number();
        sent += data.cost();
        total += data.payload().length;
        return open;
    }

    /// What was thought lost and was not counts there and not here; so it can be more than was sent.
    void settle(long peerHasWritten) {
        written = Math.min(peerHasWritten, sent);
    }

    boolean isFull() {
        return open && sent - written >= WINDOW;
    }

    long last() {
        return last;
    }

    /// Bytes, ever.
    long total() {
        return total;
    }
}
