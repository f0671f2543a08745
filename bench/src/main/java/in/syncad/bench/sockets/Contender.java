package in.syncad.bench.sockets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A server of Socket.IO to measure.
enum Contender {
    SYNCAD("syncad") {
        @Override
        Program start(Path log, int port, String redis) throws IOException {
            return Program.java(log, SyncadServer.class, JVM, List.of("" + port, redis));
        }
    },
    NETTY_SOCKETIO("netty-socketio") {
        @Override
        Program start(Path log, int port, String redis) throws IOException {
            return Program.java(log, NettySocketioServer.class, JVM, List.of("" + port, redis));
        }
    },
    NODE("node") {
        @Override
        Program start(Path log, int port, String redis) throws IOException {
            return Program.start(log, List.of("node", "--expose-gc", "bench/node/server.mjs", "" + port, redis));
        }
    };

    /// As the images of the services run.
    private static final List<String> JVM = List.of("-Xmx700m", "-XX:+UseG1GC", "-XX:+UseCompactObjectHeaders");

    private final String title;

    Contender(String title) {
        this.title = title;
    }

    static Contender of(String title) {
        for (Contender contender : values()) {
            if (contender.title.equals(title)) {
                return contender;
            }
        }
        throw new IllegalArgumentException("There is no contender " + title);
    }

    /// One instance.
    ///
    /// @param redis through which instances tell each other
    abstract Program start(Path log, int port, String redis) throws IOException;

    @Override
    public String toString() {
        return title;
    }
}
