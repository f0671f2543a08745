package in.syncad.api.realtime;

import in.syncad.api.testing.RunningApi;

/// Where sockets connect to a running service.
public final class SocketPort {

    private SocketPort() {}

    public static int of(RunningApi api) {
        return api.bean(Sockets.class).port();
    }
}
