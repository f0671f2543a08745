package in.syncad.api.web;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Lets controller methods take the conventions as parameters.
@Configuration(proxyBeanMethods = false)
class ConventionsConfiguration implements WebMvcConfigurer {

    private final List<HandlerMethodArgumentResolver> conventions;

    ConventionsConfiguration(List<HandlerMethodArgumentResolver> conventions) {
        this.conventions = conventions;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.addAll(conventions);
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverterFactory(new CodeToEnum());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new KnownParameters());
    }
}
