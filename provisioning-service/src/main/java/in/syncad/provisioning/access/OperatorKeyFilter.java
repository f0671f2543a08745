package in.syncad.provisioning.access;

import in.syncad.common.refusal.Refused;
import in.syncad.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Everything needs a key in `X-SCS-Key` (contract section 1), but for the health that load balancers ask for, and for
/// the description of the routes: it tells nothing that is not public, and a browser cannot send a key with an address.
/// The console's own filter asks people to sign in, whatever key comes along.
@Component
@Order(0)
class OperatorKeyFilter extends OncePerRequestFilter {

    private static final String HEADER = "X-SCS-Key";
    private static final Set<String> OPEN = Set.of("/actuator/health", "/docs", "/console");

    /// What people type; it leads to the console.
    private static final Set<String> LEADING_ON = Set.of("/", "/console/");

    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9_-]+(\\.[A-Za-z0-9]+)*)+");

    private final OperatorKeys keys;
    private final Problems problems;

    OperatorKeyFilter(OperatorKeys keys, Problems problems) {
        this.keys = keys;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        // What another spelling leads to is not told here, so none is let through.
        boolean plain = PLAIN.matcher(path).matches();
        return LEADING_ON.contains(path)
                || plain && OPEN.stream().anyMatch(open -> path.equals(open) || path.startsWith(open + "/"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String presented = request.getHeader(HEADER);
        if (presented == null) {
            refuse(response, Refused.unauthenticated("key.missing", "Send an operator's key in the header X-SCS-Key."));
        } else if (!keys.include(presented)) {
            refuse(response, Refused.unauthenticated("key.wrong", "The key in X-SCS-Key is not valid."));
        } else {
            OperatorArgument.letIn(request, Operator.BY_KEY);
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpServletResponse response, Refused refused) throws IOException {
        problems.write(response, refused);
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "ApiKey header=\"%s\"".formatted(HEADER));
    }
}
