package in.syncad.api.web;

import in.syncad.api.security.PublicRoutes;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/// Reads the bodies of webhooks before anybody asks for parameters: of a form the container would make parameters, and
/// the bytes would be gone.
final class RawBodyFilter extends OncePerRequestFilter {

    static final String ATTRIBUTE = RawBody.class.getName();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith(PublicRoutes.WEBHOOKS)
                || !HttpMethod.POST.matches(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(ATTRIBUTE, new RawBody(request.getInputStream().readAllBytes()));
        chain.doFilter(request, response);
    }
}
