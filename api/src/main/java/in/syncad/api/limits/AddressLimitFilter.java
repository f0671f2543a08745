package in.syncad.api.limits;

import in.syncad.api.limits.RateLimits.Charge;
import in.syncad.api.security.PublicRoutes;
import in.syncad.web.Networks;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets a request pass when where it comes from has something left. Comes before anything is looked up: what is made
/// up, such as tokens and names of schools, is paid for too.
@Component
public class AddressLimitFilter extends OncePerRequestFilter {

    private final RateLimitPolicies policies;
    private final RateLimits limits;

    AddressLimitFilter(RateLimitPolicies policies, RateLimits limits) {
        this.policies = policies;
        this.limits = limits;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return PublicRoutes.needsNoSchool(request) || PublicRoutes.isForOperators(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String network = Networks.of(request);
        Charge any = new Charge(policies.address, network);
        List<Charge> charges = PublicRoutes.matches(request)
                ? List.of(any, new Charge(policies.signInByAddress, network))
                : List.of(any);
        if (limits.pay(charges, response)) {
            chain.doFilter(request, response);
        }
    }
}
