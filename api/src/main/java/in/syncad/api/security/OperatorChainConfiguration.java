package in.syncad.api.security;

import in.syncad.api.settings.HostSettings;
import in.syncad.common.refusal.Refused;
import in.syncad.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/// The way of requests to the operators' routes. No school is bound, no school's token counts, and no page of another
/// origin may call. Against forged requests [OperatorFilter] stands, for it alone knows whether a cookie was used.
@Configuration(proxyBeanMethods = false)
class OperatorChainConfiguration {

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain operatorChain(
            HttpSecurity http,
            OperatorAccess access,
            OperatorKey key,
            OperatorTokens tokens,
            HostSettings hosts,
            Problems problems) {
        return http.securityMatcher(PublicRoutes::isForOperators)
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new OperatorFilter(key, tokens, hosts, problems), AuthorizationFilter.class)
                .authorizeHttpRequests(routes -> routes.requestMatchers(PublicRoutes::isForBecomingOperator)
                        .permitAll()
                        .anyRequest()
                        .access(access))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(signInFirst(problems)))
                .build();
    }

    /// People are led to the page where they can.
    private static AuthenticationEntryPoint signInFirst(Problems problems) {
        return (request, response, failure) -> {
            if (PublicRoutes.isOperatorsPage(request) && isPerson(request)) {
                response.setStatus(303);
                response.setHeader(HttpHeaders.LOCATION, "/admin/sign-in");
            } else {
                problems.write(
                        response,
                        Refused.unauthenticated(
                                "operator.unknown", "This is for operators; send the operator's key or token."));
            }
        };
    }

    private static boolean isPerson(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
