package in.syncad.api.security;

import in.syncad.api.failures.DatabaseFailures;
import in.syncad.common.refusal.Refused;
import in.syncad.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Signs the caller in for the rest of the request when the access token is genuine, current and its session stands.
/// A request without a token goes on as nobody's.
@Component
public class AccessTokenFilter extends OncePerRequestFilter {

    /// Names the operator on every answer that one gets as somebody else.
    public static final String LOOKING_ON = "Impersonated-By";

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final String SIGN_OUT = "/api/v1/auth/logout";

    private final RequestToken requestToken;
    private final AccessTokens tokens;
    private final Standings standings;
    private final DatabaseFailures failures;
    private final Problems problems;

    AccessTokenFilter(
            RequestToken requestToken,
            AccessTokens tokens,
            Standings standings,
            DatabaseFailures failures,
            Problems problems) {
        this.requestToken = requestToken;
        this.tokens = tokens;
        this.standings = standings;
        this.failures = failures;
        this.problems = problems;
    }

    /// Whoever refreshes sends an expired token along to say for which school; operators have tokens of their own.
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return PublicRoutes.matches(request) || PublicRoutes.isForOperators(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            requestToken.of(request).ifPresent(token -> signIn(token, request, response));
        } catch (Refused refused) {
            problems.write(response, refused);
            return;
        } catch (DataAccessException failure) {
            problems.write(response, failures.refusal(failure).orElseThrow(() -> failure));
            return;
        }
        chain.doFilter(request, response);
    }

    private void signIn(AccessToken token, HttpServletRequest request, HttpServletResponse response) {
        tokens.requireCurrent(token);
        standings.require(token);
        if (token.operator().isPresent()) {
            response.setHeader(LOOKING_ON, token.operator().get());
            requireHarmless(request);
        }
        Caller caller = new Caller(token.user(), token.session(), token.roles(), token.operator());
        SecurityContextHolder.setContext(new SecurityContextImpl(new SignedIn(caller)));
    }

    /// An operator who looks on as somebody changes nothing: no password, no right, and nothing that the audit would
    /// then say that person did.
    private static void requireHarmless(HttpServletRequest request) {
        if (!READING.contains(request.getMethod()) && !request.getServletPath().equals(SIGN_OUT)) {
            throw Refused.forbidden("impersonation.read-only", "Operators look on; they change nothing.");
        }
    }
}
