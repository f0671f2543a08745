package in.syncad.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads a [MergePatch] from the body.
@Component
class MergePatchArgument implements HandlerMethodArgumentResolver {

    private final JsonMapper json;
    private final Validator validator;

    MergePatchArgument(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == MergePatch.class;
    }

    @Override
    public MergePatch<?> resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
        if (servletRequest == null) {
            throw new IllegalStateException("not a servlet request");
        }
        HttpInputMessage input = new ServletServerHttpRequest(servletRequest);
        Class<?> type =
                ResolvableType.forMethodParameter(parameter).getGeneric(0).resolve(Object.class);
        return new MergePatch<>(read(input), type, json, validator, input);
    }

    private ObjectNode read(HttpInputMessage input) throws IOException {
        try {
            JsonNode body = json.readTree(input.getBody());
            if (body instanceof ObjectNode patch) {
                return patch;
            }
        } catch (JacksonException e) {
            throw new HttpMessageNotReadableException("the patch cannot be read", e, input);
        }
        throw new HttpMessageNotReadableException("a patch is a JSON object", input);
    }
}
