package in.syncad.api.security;

import in.syncad.api.failures.DatabaseFailures;
import in.syncad.common.refusal.Refused;
import in.syncad.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Signs the caller in for the rest of the request when the access token is genuine, current and its session stands.
/// A request without a token goes on as nobody's.
@Component
public class AccessTokenFilter extends OncePerRequestFilter {

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
            requestToken.of(request).ifPresent(this::signIn);
        } catch (Refused refused) {
            problems.write(response, refused);
            return;
        } catch (DataAccessException failure) {
            problems.write(response, failures.refusal(failure).orElseThrow(() -> failure));
            return;
        }
        chain.doFilter(request, response);
    }

    private void signIn(AccessToken token) {
        tokens.requireCurrent(token);
        standings.require(token);
        Caller caller = new Caller(token.user(), token.session(), token.roles());
        SecurityContextHolder.setContext(new SecurityContextImpl(new SignedIn(caller)));
    }
}
