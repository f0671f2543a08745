package in.syncad.api.web;

import in.syncad.api.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.databind.json.JsonMapper;

/// Reads [Once] from `Idempotency-Key`.
@Component
class OnceArgument implements HandlerMethodArgumentResolver {

    static final String HEADER = "Idempotency-Key";

    private final IdempotentAnswers answers;
    private final JsonMapper json;

    OnceArgument(IdempotentAnswers answers, JsonMapper json) {
        this.answers = answers;
        this.json = json;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Once.class;
    }

    @Override
    public Once resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
        if (servletRequest == null) {
            throw new IllegalStateException("not a servlet request");
        }
        return new Once(
                answers,
                Optional.ofNullable(request.getHeader(HEADER))
                        .map(header -> IdempotencyKey.of(Caller.signedIn().id(), header)),
                servletRequest.getMethod() + " " + servletRequest.getRequestURI(),
                json);
    }
}
