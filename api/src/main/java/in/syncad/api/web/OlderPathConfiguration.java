package in.syncad.api.web;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/// Puts older paths right before anybody looks at them.
@Configuration(proxyBeanMethods = false)
class OlderPathConfiguration {

    @Bean
    FilterRegistrationBean<OlderPathFilter> olderPaths() {
        FilterRegistrationBean<OlderPathFilter> registration = new FilterRegistrationBean<>(new OlderPathFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
        return registration;
    }
}
