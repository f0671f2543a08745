package in.syncad.provisioning.access;

import in.syncad.common.refusal.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Gives controller methods their [Operator], whom a filter has let in.
@Component
class OperatorArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private static final String ATTRIBUTE = OperatorArgument.class.getName();

    static void letIn(HttpServletRequest request, Operator operator) {
        request.setAttribute(ATTRIBUTE, operator);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Operator.class;
    }

    /// @throws Refused 401 when no filter let anybody in
    @Override
    public Operator resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        if (request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof Operator operator) {
            return operator;
        }
        throw Refused.unauthenticated("key.missing", "This is for operators; send an operator's key.");
    }
}
