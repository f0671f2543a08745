package in.syncad.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Supplier;
import org.apache.catalina.Globals;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/// Metrics and health details are for operators and for whoever asks from the machine itself. What a proxy passes on
/// comes from the proxy's machine, so it needs an operator, whatever address the proxy says its caller has. Pages are
/// for operators alone: a browser on this machine may be led here by any page.
@Component
public class OperatorAccess implements AuthorizationManager<RequestAuthorizationContext> {

    private static final List<String> PASSED_ON = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "Via");

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        return new AuthorizationDecision(authentication.get() instanceof OperatorSignedIn
                || (!PublicRoutes.isOperatorsPage(request) && isFromThisMachine(request)));
    }

    private static boolean isFromThisMachine(HttpServletRequest request) {
        try {
            return request.getAttribute(Globals.REQUEST_FORWARDED_ATTRIBUTE) == null
                    && PASSED_ON.stream().allMatch(header -> request.getHeader(header) == null)
                    && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
