package in.syncad.api.web;

import in.syncad.common.refusal.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses query parameters that a route does not know, or that come twice: `?stauts=active` must not list everybody.
final class KnownParameters implements HandlerInterceptor {

    private static final String OURS = "in.syncad.api.";

    private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(OURS)) {
            Set<String> names = known.computeIfAbsent(method, KnownParameters::namesIn);
            request.getParameterMap().forEach((name, values) -> {
                if (!names.contains(name)) {
                    throw refused("parameter.unknown", name, "This parameter is not known here.");
                }
                if (values.length > 1) {
                    throw refused("parameter.repeated", name, "This parameter may be given once.");
                }
            });
        }
        return true;
    }

    private static Set<String> namesIn(HandlerMethod method) {
        Set<String> names = new HashSet<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam declared = parameter.getParameterAnnotation(RequestParam.class);
            if (declared != null) {
                names.add(declared.name().isEmpty() ? parameter.getParameter().getName() : declared.name());
            } else if (parameter.getParameterType() == Paging.class) {
                names.addAll(Arrays.asList("limit", "cursor"));
            }
        }
        return names;
    }

    private static Refused refused(String code, String name, String detail) {
        return Refused.invalid(code, "?" + name, detail);
    }
}
