package in.syncad.api.web;

import in.syncad.api.security.PublicRoutes;
import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import in.syncad.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Binds the school for the rest of the request, the error dispatch and asynchronous dispatches included, and lets in
/// only as many requests as can be served. Borrows no connection: that is left to whoever has SQL to run.
@Component
class SchoolFilter extends OncePerRequestFilter {

    private static final String ATTRIBUTE = SchoolFilter.class.getName() + ".school";

    private final RequestedSchool requestedSchool;
    private final Admission admission;
    private final Problems problems;

    SchoolFilter(RequestedSchool requestedSchool, Admission admission, Problems problems) {
        this.requestedSchool = requestedSchool;
        this.admission = admission;
        this.problems = problems;
    }

    /// The container repeats the filters for its error page and for asynchronous work, on a stack of its own.
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(ATTRIBUTE) instanceof School school) {
            serve(school, request, response, chain);
        } else if (PublicRoutes.needsNoSchool(request) || PublicRoutes.isForOperators(request)) {
            chain.doFilter(request, response);
        } else {
            admit(request, response, chain);
        }
    }

    private void admit(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        School school;
        Admission.Ticket ticket;
        try {
            school = requestedSchool.of(request);
            ticket = admission.admit(school.id());
        } catch (Refused refused) {
            problems.write(response, refused);
            return;
        }
        try (ticket) {
            request.setAttribute(ATTRIBUTE, school);
            serve(school, request, response, chain);
        }
    }

    private static void serve(
            School school, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            CurrentSchool.call(school, () -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
