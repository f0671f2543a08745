package in.syncad.api.terminal;

/// What comes from the other end: each number once and in its order.
final class Inflow {

    /// Credit is returned in pieces of at least this size, and with each beat.
    private static final int PIECE = Outflow.WINDOW / 8;

    private long stream;
    private long received;
    private boolean asked;
    private long written;
    private long told;

    enum Verdict {
        NEXT,
        /// Has come before, or something before it has not and was asked for.
        DROP,
        /// Something before it is missing, and has to be asked for.
        GAP
    }

    /// @param stream whose frames the client has up to that number; 0 if it has none
    Inflow(long stream, long received) {
        this.stream = stream;
        this.received = received;
    }

    /// The other end has introduced itself, and both count anew. Of a stream that is new here it is heard from now on.
    void follow(Hello hello) {
        asked = false;
        written = 0;
        told = 0;
        if (stream != hello.stream()) {
            stream = hello.stream();
            received = hello.last();
        }
    }

    Verdict judge(Frame data) {
        if (data.number() == received + 1) {
            asked = false;
            received++;
            return Verdict.NEXT;
        }
        if (asked || data.number() <= received) {
            return Verdict.DROP;
        }
        asked = true;
        return Verdict.GAP;
    }

    /// Whether something is missing of what the other end has sent up to this number, all of which should have come.
    boolean misses(long number) {
        asked = number > received;
        return asked;
    }

    /// Data that cost so much needs no room on the way any more.
    ///
    /// @return whether it is time to tell the other end
    boolean wrote(int cost) {
        written += cost;
        return written - told >= PIECE;
    }

    /// What to tell the other end.
    Standing standing(long number, long acknowledged) {
        told = written;
        return new Standing(number, written, acknowledged);
    }

    long stream() {
        return stream;
    }

    long received() {
        return received;
    }
}
