package in.syncad.api.web;

import in.syncad.common.refusal.Refused;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Reads [Paging] from the query.
@Component
class PagingArgument implements HandlerMethodArgumentResolver {

    private final Cursors cursors;

    PagingArgument(Cursors cursors) {
        this.cursors = cursors;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Paging.class;
    }

    @Override
    public Paging resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return new Paging(
                cursors,
                Optional.ofNullable(request.getParameter("limit"))
                        .map(PagingArgument::limit)
                        .orElse(Paging.DEFAULT_LIMIT),
                Optional.ofNullable(request.getParameter("cursor")));
    }

    private static int limit(String text) {
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > Paging.MOST) {
            throw Refused.invalid(
                    "limit.invalid", "?limit", "limit must be a whole number from 1 to %d.".formatted(Paging.MOST));
        }
        return Integer.parseInt(text);
    }
}
