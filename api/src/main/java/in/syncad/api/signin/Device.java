package in.syncad.api.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// What somebody signs in with, in words that they recognise: "Firefox on Android". Only these are kept, so nothing
/// that a client makes up is ever shown.
public record Device(String name) {

    private static final Device UNKNOWN = new Device("Unknown device");

    /// A part of a user agent and what it gives away. Most user agents name several; the first one listed is meant.
    private record Sign(String part, String name) {}

    private static final List<Sign> BROWSERS = List.of(
            new Sign("Edg", "Edge"),
            new Sign("OPR/", "Opera"),
            new Sign("SamsungBrowser", "Samsung Internet"),
            new Sign("Firefox", "Firefox"),
            new Sign("FxiOS", "Firefox"),
            new Sign("CriOS", "Chrome"),
            new Sign("Chrome", "Chrome"),
            new Sign("Safari", "Safari"),
            new Sign("okhttp", "App"),
            new Sign("Dart", "App"));

    private static final List<Sign> SYSTEMS = List.of(
            new Sign("iPhone", "iPhone"),
            new Sign("iPad", "iPad"),
            new Sign("Android", "Android"),
            new Sign("okhttp", "Android"),
            new Sign("CrOS", "ChromeOS"),
            new Sign("Windows", "Windows"),
            new Sign("Mac OS X", "Mac"),
            new Sign("Linux", "Linux"));

    public static Device of(HttpServletRequest request) {
        return of(request.getHeader(HttpHeaders.USER_AGENT));
    }

    static Device of(@Nullable String userAgent) {
        if (userAgent == null) {
            return UNKNOWN;
        }
        Optional<String> browser = first(BROWSERS, userAgent);
        Optional<String> system = first(SYSTEMS, userAgent);
        return browser.map(
                        name -> new Device(name + system.map(on -> " on " + on).orElse("")))
                .or(() -> system.map(Device::new))
                .orElse(UNKNOWN);
    }

    private static Optional<String> first(List<Sign> signs, String userAgent) {
        return signs.stream()
                .filter(sign -> userAgent.contains(sign.part()))
                .map(Sign::name)
                .findFirst();
    }
}
