package in.syncad.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/// Serves clients that say `/api/documents` for `/api/v1/documents` (contract section 6). To everything that comes
/// after, it is the same request.
final class OlderPathFilter extends OncePerRequestFilter {

    private static final Pattern OLDER = Pattern.compile("^/api/documents(?=/|$)");
    private static final String TODAY = "/api/v1/documents";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !OLDER.matcher(request.getRequestURI()).find();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new UnderTodaysPath(request), response);
    }

    private static final class UnderTodaysPath extends HttpServletRequestWrapper {

        UnderTodaysPath(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getRequestURI() {
            return today(super.getRequestURI());
        }

        @Override
        public String getServletPath() {
            return today(super.getServletPath());
        }

        private static String today(String path) {
            return OLDER.matcher(path).replaceFirst(TODAY);
        }
    }
}
