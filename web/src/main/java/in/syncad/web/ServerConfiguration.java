package in.syncad.web;

import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/// Sets the server up as the service's [ServerSettings] say.
@AutoConfiguration
@ConditionalOnBean(ServerSettings.class)
class ServerConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> listens(ServerSettings settings) {
        return factory -> {
            factory.setAddress(settings.address());
            factory.setPort(settings.port());
            if (!settings.trustedProxies().isEmpty()) {
                factory.addEngineValves(callersAsToldBy(settings));
            }
        };
    }

    /// The caller is the right-most address of `X-Forwarded-For` that is no trusted proxy: what is left of it was
    /// written by who knows whom. The host is never taken from a header, it names the school.
    private static RemoteIpValve callersAsToldBy(ServerSettings settings) {
        RemoteIpValve valve = new RemoteIpValve();
        valve.setInternalProxies(String.join(",", settings.trustedProxies()));
        valve.setProtocolHeader("X-Forwarded-Proto");
        return valve;
    }
}
