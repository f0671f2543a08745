package in.syncad.api.security;

import in.syncad.api.settings.HostSettings;
import in.syncad.common.refusal.Refused;
import in.syncad.web.Problems;
import in.syncad.web.pages.OurForms;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/// Signs operators in for the rest of a request to one of their routes: by their key where it is enough, by a token as
/// bearer, or by the token in the cookie of the operators' pages. Those pages do not exist on the hosts of schools.
final class OperatorFilter extends OncePerRequestFilter {

    private static final String SCHEME = "bearer ";

    private final OperatorKey key;
    private final OperatorTokens tokens;
    private final HostSettings hosts;
    private final Problems problems;

    OperatorFilter(OperatorKey key, OperatorTokens tokens, HostSettings hosts, Problems problems) {
        this.key = key;
        this.tokens = tokens;
        this.hosts = hosts;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !PublicRoutes.isForOperators(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (PublicRoutes.isOperatorsPage(request)
                && !hosts.isShared(request.getServerName().toLowerCase(Locale.ROOT))) {
            problems.write(response, Refused.notFound("route.unknown", "There is nothing here."));
            return;
        }
        Optional<Operator> byCookie = OperatorTokens.COOKIE.read(request).flatMap(tokens::read);
        if (byCookie.isPresent() && OurForms.isForged(request)) {
            problems.write(response, Refused.forbidden("operator.cross-site", "This did not come from our own page."));
            return;
        }
        byHeader(request).or(() -> byCookie).ifPresent(OperatorFilter::signIn);
        chain.doFilter(request, response);
    }

    private Optional<Operator> byHeader(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(OperatorKey.HEADER))
                .filter(given -> key.opensPages() || !PublicRoutes.isOperatorsPage(request))
                .filter(key::is)
                .map(given -> new Operator("key"))
                .or(() -> Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                        .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(SCHEME))
                        .flatMap(header ->
                                tokens.read(header.substring(SCHEME.length()).strip())));
    }

    private static void signIn(Operator operator) {
        SecurityContextHolder.setContext(new SecurityContextImpl(new OperatorSignedIn(operator)));
    }
}
