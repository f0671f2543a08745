package in.syncad.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/// The few routes that nobody has to be signed in for.
public final class PublicRoutes {

    /// At the host of a school: signing in, and what a link in a mail proves by itself.
    private static final Set<String> OF_SCHOOLS = Set.of(
            "/api/v1/notifications/unsubscribe",
            "/api/v1/auth/otp/request",
            "/api/v1/auth/otp/verify",
            "/api/v1/auth/login",
            "/api/v1/auth/sso",
            "/api/v1/auth/mfa/verify",
            "/api/v1/auth/register",
            "/api/v1/auth/password/reset/request",
            "/api/v1/auth/password/reset",
            "/api/v1/auth/refresh");

    /// What providers tell; each proves by itself who it is.
    public static final String WEBHOOKS = "/webhooks/";

    private static final Set<String> BECOMING_OPERATOR = Set.of("/admin/sign-in", "/admin/token");

    private PublicRoutes() {}

    public static boolean matches(HttpServletRequest request) {
        return matches(request.getServletPath());
    }

    public static boolean matches(String path) {
        return OF_SCHOOLS.contains(path) || needsNoSchool(path);
    }

    /// Routes of the service itself rather than of a school.
    public static boolean needsNoSchool(HttpServletRequest request) {
        return needsNoSchool(request.getServletPath());
    }

    public static boolean needsNoSchool(String path) {
        return path.equals("/api/health")
                || path.equals("/.well-known/jwks.json")
                || path.equals("/docs")
                || path.startsWith("/docs/")
                || path.startsWith("/assets/")
                || path.startsWith(WEBHOOKS)
                || path.equals("/error");
    }

    /// Routes for those who run the service; they are guarded by [OperatorAccess].
    public static boolean isForOperators(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.equals("/actuator") || path.startsWith("/actuator/") || isOperatorsPage(request);
    }

    /// What operators look at in a browser, and the routes beneath it.
    public static boolean isOperatorsPage(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.equals("/admin") || path.startsWith("/admin/");
    }

    /// Where operators sign in, and their programs.
    public static boolean isForBecomingOperator(HttpServletRequest request) {
        return BECOMING_OPERATOR.contains(request.getServletPath());
    }
}
