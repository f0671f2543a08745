package in.syncad.web;

import jakarta.servlet.Filter;
import jakarta.validation.Validator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

/// Wires this module into a service; nothing to do there.
@AutoConfiguration(before = {WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class})
@Import({ProblemAdvice.class, ProblemErrorController.class})
class WebConfiguration {

    /// Contract section 3.
    private static final long LARGEST_BODY_BYTES = 20L * 1024 * 1024;

    @Bean
    static UnusedBeans unusedBeans() {
        return new UnusedBeans();
    }

    @Bean
    Problems problems(JsonMapper json) {
        return new Problems(json);
    }

    @Bean
    JsonBodies jsonBodies(JsonMapper json, Validator validator) {
        return new JsonBodies(json, validator);
    }

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return new StrictJson();
    }

    @Bean
    FilterRegistrationBean<SecurityHeaders> securityHeaders() {
        return inPlace(0, new SecurityHeaders());
    }

    @Bean
    FilterRegistrationBean<RequestIdFilter> requestIdFilter() {
        return inPlace(1, new RequestIdFilter());
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(ObjectProvider<BodyLimit> limits, Problems problems) {
        return inPlace(
                2, new BodyLimitFilter(LARGEST_BODY_BYTES, limits.stream().toList(), problems));
    }

    /// Before everything else, in this order.
    private static <F extends Filter> FilterRegistrationBean<F> inPlace(int place, F filter) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTomcat() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof org.apache.catalina.core.StandardHost host) {
                host.setErrorReportValveClass(ProblemErrorValve.class.getName());
            }
        });
    }
}
