package in.syncad.web;

import java.util.Locale;
import java.util.Set;

/// The machine itself, as hosts in addresses name it.
public final class LocalHost {

    public static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private LocalHost() {}

    public static boolean is(String host) {
        return NAMES.contains(host.toLowerCase(Locale.ROOT));
    }
}
