package in.syncad.api.security;

import in.syncad.api.settings.ApiSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.catalina.Globals;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/// Metrics, health details and job queues are for those who run the service: from the machine itself, or with the
/// operator's key in `X-Operator-Key`. What a proxy passes on comes from the proxy's machine, so it needs the key,
/// whatever address the proxy says its caller has.
@Component
public class OperatorAccess implements AuthorizationManager<RequestAuthorizationContext> {

    static final String HEADER = "X-Operator-Key";

    private static final List<String> PASSED_ON = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "Via");

    private final Optional<String> key;

    OperatorAccess(ApiSettings settings) {
        this.key = settings.operatorKey();
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        return new AuthorizationDecision(hasKey(request) || isFromThisMachine(request));
    }

    private boolean hasKey(HttpServletRequest request) {
        String given = request.getHeader(HEADER);
        return given != null
                && key.filter(expected -> MessageDigest.isEqual(
                                expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8)))
                        .isPresent();
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
