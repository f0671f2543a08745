package in.syncad.api.limits;

import in.syncad.api.limits.RateLimits.Charge;
import in.syncad.api.security.AccessToken;
import in.syncad.api.security.PublicRoutes;
import in.syncad.api.security.RequestToken;
import in.syncad.common.tenancy.CurrentSchool;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets a request pass when its user and its school have something left. Whoever the token names pays, also when its
/// session has ended. What comes without a token is refused soon and costs the school nothing, so that nobody can
/// spend what its people need.
@Component
public class CallerLimitFilter extends OncePerRequestFilter {

    private final RateLimitPolicies policies;
    private final RateLimits limits;
    private final RequestToken requestToken;

    CallerLimitFilter(RateLimitPolicies policies, RateLimits limits, RequestToken requestToken) {
        this.policies = policies;
        this.limits = limits;
        this.requestToken = requestToken;
    }

    /// Whoever signs in is no user yet.
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return PublicRoutes.matches(request) || PublicRoutes.isForOperators(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<AccessToken> token = requestToken.of(request);
        if (token.isEmpty() || limits.pay(charges(token.get()), response)) {
            chain.doFilter(request, response);
        }
    }

    private List<Charge> charges(AccessToken token) {
        String school = CurrentSchool.get().id().toString();
        return List.of(new Charge(policies.user, school + " " + token.user()), new Charge(policies.school, school));
    }
}
