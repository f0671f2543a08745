package in.syncad.web.openapi;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;

/// A route of the service: what is asked for, and the controller method that answers.
///
/// @param path as a template, `/students/{id}`
public record Route(HttpMethod method, String path, HandlerMethod handler) {

    public boolean takes(Class<?> type) {
        return parameter(type).isPresent();
    }

    public Optional<MethodParameter> parameter(Class<?> type) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.getParameterType() == type)
                .findFirst();
    }

    /// From the method, else from its class.
    public <A extends Annotation> Optional<A> annotation(Class<A> type) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), type))
                .or(() -> Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), type)));
    }

    public boolean changes() {
        return method != HttpMethod.GET;
    }
}
