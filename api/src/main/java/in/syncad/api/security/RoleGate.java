package in.syncad.api.security;

import in.syncad.common.refusal.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Lets a call pass to one of our controllers only if the route's [Allowed] names a role of the caller, or the route
/// is for [Everybody].
final class RoleGate implements HandlerInterceptor {

    private static final String OURS = "in.syncad.api.";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(OURS)
                && !isOpen(method)) {
            throw Refused.forbidden("role.missing", "This needs a role that your account does not have.");
        }
        return true;
    }

    private static boolean isOpen(HandlerMethod method) {
        return isOpen(method.getMethod()).or(() -> isOpen(method.getBeanType())).orElse(false);
    }

    /// Empty when the element says nothing.
    private static Optional<Boolean> isOpen(AnnotatedElement element) {
        Allowed allowed = AnnotatedElementUtils.findMergedAnnotation(element, Allowed.class);
        if (allowed != null) {
            return Optional.of(SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn
                    && signedIn.getPrincipal().isAnyOf(Set.of(allowed.value())));
        }
        return AnnotatedElementUtils.hasAnnotation(element, Everybody.class) ? Optional.of(true) : Optional.empty();
    }
}
