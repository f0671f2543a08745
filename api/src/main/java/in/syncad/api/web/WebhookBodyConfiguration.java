package in.syncad.api.web;

import in.syncad.api.security.PublicRoutes;
import in.syncad.web.BodyLimit;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/// Bodies of webhooks are short, and kept as they are.
@Configuration(proxyBeanMethods = false)
class WebhookBodyConfiguration {

    /// SNS sends at most this much.
    private static final long LARGEST = 256L * 1024;

    /// After those that limit what is read.
    private static final int PLACE = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    BodyLimit webhookBodies() {
        return new BodyLimit(PublicRoutes.WEBHOOKS, LARGEST);
    }

    @Bean
    FilterRegistrationBean<RawBodyFilter> rawBodies() {
        FilterRegistrationBean<RawBodyFilter> registration = new FilterRegistrationBean<>(new RawBodyFilter());
        registration.setOrder(PLACE);
        return registration;
    }
}
