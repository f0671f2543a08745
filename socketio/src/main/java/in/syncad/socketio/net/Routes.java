package in.syncad.socketio.net;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What answers at which path.
public final class Routes {

    private final Map<String, Route> byPath;

    /// @param byPath the paths with or without a slash at the end; a request may write either
    public Routes(Map<String, Route> byPath) {
        this.byPath = new HashMap<>();
        byPath.forEach((path, route) -> this.byPath.put(withoutSlash(path), route));
    }

    Optional<Route> at(String path) {
        return Optional.ofNullable(byPath.get(withoutSlash(path)));
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
