package in.syncad.api.realtime;

import in.syncad.web.Problems;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/// Sockets at the HTTP port, as the contract has them.
@Configuration(proxyBeanMethods = false)
class PassageConfiguration {

    private static final int MOST = 4_000;

    /// After request ids and limits of bodies, before anybody asks for a school: the sockets' server does that
    /// itself.
    private static final int PLACE = Ordered.HIGHEST_PRECEDENCE + 5;

    @Bean
    FilterRegistrationBean<Passage> socketPassage(Sockets sockets, Problems problems) {
        FilterRegistrationBean<Passage> registration =
                new FilterRegistrationBean<>(new Passage(sockets.hops(), sockets::address, problems, MOST));
        registration.addUrlPatterns("/socket.io/*", "/api/terminal/relay");
        registration.setOrder(PLACE);
        return registration;
    }
}
