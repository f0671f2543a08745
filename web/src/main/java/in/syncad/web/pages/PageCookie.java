package in.syncad.web.pages;

import in.syncad.web.LocalHost;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.ResponseCookie;

/// The cookie in which a browser keeps the session of somebody who signed in to pages.
///
/// @param path beneath which browsers send it
public record PageCookie(String name, String path) {

    public Optional<String> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return Arrays.stream(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }

    /// The header `Set-Cookie` that has the browser keep a value.
    public String keep(HttpServletRequest request, String value, Duration life) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                // Browsers keep a secure cookie without TLS only for the machine itself, and not all of them do.
                .secure(!LocalHost.is(request.getServerName()))
                .sameSite("Strict")
                .path(path)
                .maxAge(life)
                .build()
                .toString();
    }

    /// The header `Set-Cookie` that has the browser forget it.
    public String forget(HttpServletRequest request) {
        return keep(request, "", Duration.ZERO);
    }
}
