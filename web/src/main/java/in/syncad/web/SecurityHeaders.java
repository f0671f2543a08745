package in.syncad.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/// What every answer tells browsers, problems included. Set before anything else happens, so a route that knows better
/// (a page that may load its own scripts, a picture that may be kept) replaces it.
final class SecurityHeaders extends OncePerRequestFilter {

    /// A year, as https://hstspreload.org wants it.
    private static final String ONLY_TLS = "max-age=31536000; includeSubDomains";

    private static final String NO_PAGE = "default-src 'none'; frame-ancestors 'none'";

    /// The container repeats the filters for its error page, on an answer that it may have emptied.
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        set(request, response);
        chain.doFilter(request, response);
    }

    static void set(HttpServletRequest request, HttpServletResponse response) {
        // Over plain HTTP browsers have to ignore it.
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", ONLY_TLS);
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", NO_PAGE);
        response.setHeader("Referrer-Policy", "no-referrer");
        // Nearly all is about somebody, and people share computers.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
