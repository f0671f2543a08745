package in.syncad.provisioning.console;

import in.syncad.common.refusal.Refused;
import in.syncad.web.pages.OurForms;
import in.syncad.web.pages.PageCookie;
import in.syncad.web.pages.Pages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets those into the console who are signed in, and leads others to the sign-in. The cookie counts here and nowhere
/// else; a key in a header does not count here. What another spelling of these paths leads to finds no session, so
/// [SessionArgument] refuses it.
@Component
@Order(1)
class ConsoleFilter extends OncePerRequestFilter {

    static final PageCookie COOKIE = new PageCookie("syncad-console", "/console");
    static final String SIGN_IN = "/console/sign-in";

    /// The field of forms that has their session's token.
    static final String FORM_FIELD = "form";

    private static final String ATTRIBUTE = ConsoleFilter.class.getName() + ".session";

    private final ConsoleSessions sessions;

    ConsoleFilter(ConsoleSessions sessions) {
        this.sessions = sessions;
    }

    static Optional<ConsoleSession> session(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof ConsoleSession session
                ? Optional.of(session)
                : Optional.empty();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.equals("/console") && !path.startsWith("/console/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<ConsoleSession> session;
        try {
            session = COOKIE.read(request).flatMap(sessions::read);
        } catch (DataAccessResourceFailureException away) {
            refuse(response, FailurePages.databaseAway());
            return;
        }
        if (OurForms.isForged(request)
                || session.filter(known -> isForged(request, known)).isPresent()) {
            refuse(
                    response,
                    Refused.forbidden("form.foreign", "This did not come from a page of this session; load it again."));
        } else if (session.isPresent() || isForEverybody(request.getRequestURI())) {
            session.ifPresent(known -> request.setAttribute(ATTRIBUTE, known));
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader(HttpHeaders.LOCATION, SIGN_IN);
        }
    }

    private static void refuse(HttpServletResponse response, Refused refused) throws IOException {
        Pages.WITH_SCRIPT.write(response, refused, Frame.failure(Optional.empty(), refused.detail()));
    }

    private static boolean isForEverybody(String path) {
        return path.equals(SIGN_IN) || path.startsWith("/console/assets/");
    }

    /// The form to sign in has no session yet. Who forges it has to know a key.
    private static boolean isForged(HttpServletRequest request, ConsoleSession session) {
        String given = request.getParameter(FORM_FIELD);
        return HttpMethod.POST.matches(request.getMethod())
                && !request.getRequestURI().equals(SIGN_IN)
                && (given == null
                        || !MessageDigest.isEqual(
                                given.getBytes(StandardCharsets.UTF_8),
                                session.formToken().getBytes(StandardCharsets.UTF_8)));
    }
}
