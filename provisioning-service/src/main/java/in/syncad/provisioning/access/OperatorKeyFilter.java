package in.syncad.provisioning.access;

import in.syncad.common.refusal.Refused;
import in.syncad.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Everything needs a key in `X-SCS-Key` (contract section 1), but for the health that load balancers ask for.
@Component
@Order(0)
class OperatorKeyFilter extends OncePerRequestFilter {

    private static final String HEADER = "X-SCS-Key";
    private static final String HEALTH = "/actuator/health";

    private final OperatorKeys keys;
    private final Problems problems;

    OperatorKeyFilter(OperatorKeys keys, Problems problems) {
        this.keys = keys;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals(HEALTH) || path.startsWith(HEALTH + "/");
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
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpServletResponse response, Refused refused) throws IOException {
        problems.write(response, refused);
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "ApiKey header=\"%s\"".formatted(HEADER));
    }
}
