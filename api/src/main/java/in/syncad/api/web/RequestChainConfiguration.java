package in.syncad.api.web;

import in.syncad.api.limits.AddressLimitFilter;
import in.syncad.api.limits.CallerLimitFilter;
import in.syncad.api.security.AccessTokenFilter;
import in.syncad.api.security.PublicRoutes;
import in.syncad.api.settings.OriginSettings;
import in.syncad.common.refusal.Refused;
import in.syncad.web.Problems;
import in.syncad.web.RequestIdFilter;
import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/// The way of every request to a school: headers, origin, school, caller; then the routes' own gates. Operators have a
/// chain of their own, before this one.
@Configuration(proxyBeanMethods = false)
class RequestChainConfiguration {

    private static final Duration PREFLIGHT_KEPT = Duration.ofHours(1);

    @Bean
    SecurityFilterChain requestChain(HttpSecurity http, RequestSteps steps, OriginSettings origins, Problems problems) {
        steps.join(http);
        return http.csrf(AbstractHttpConfigurer::disable)
                // The web module sets them, on answers too that never come here.
                .headers(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .cors(cors -> cors.configurationSource(callsFrom(origins)))
                .authorizeHttpRequests(routes -> routes.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(PublicRoutes::matches)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(failures -> failures.authenticationEntryPoint(
                                (request, response, failure) -> problems.write(response, notSignedIn()))
                        .accessDeniedHandler((request, response, failure) -> problems.write(response, notAllowed())))
                .build();
    }

    /// Inside of the chain above they have their place; nowhere else.
    @Bean
    FilterRegistrationBean<SchoolFilter> schoolFilterOnlyInChain(SchoolFilter filter) {
        return notByItself(filter);
    }

    @Bean
    FilterRegistrationBean<AccessTokenFilter> accessTokenFilterOnlyInChain(AccessTokenFilter filter) {
        return notByItself(filter);
    }

    @Bean
    FilterRegistrationBean<AddressLimitFilter> addressLimitFilterOnlyInChain(AddressLimitFilter filter) {
        return notByItself(filter);
    }

    @Bean
    FilterRegistrationBean<CallerLimitFilter> callerLimitFilterOnlyInChain(CallerLimitFilter filter) {
        return notByItself(filter);
    }

    private static <F extends jakarta.servlet.Filter> FilterRegistrationBean<F> notByItself(F filter) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }

    /// Tokens travel in a header that pages set themselves, so no page needs to send cookies.
    private static UrlBasedCorsConfigurationSource callsFrom(OriginSettings origins) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOriginPatterns(origins.patterns());
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        cors.setAllowedHeaders(List.of(
                "Authorization",
                "Content-Type",
                "If-Match",
                "If-None-Match",
                "Idempotency-Key",
                RequestIdFilter.HEADER));
        cors.setExposedHeaders(List.of(
                "ETag",
                "Location",
                "Retry-After",
                "RateLimit",
                "RateLimit-Policy",
                "Idempotency-Replayed",
                AccessTokenFilter.LOOKING_ON,
                RequestIdFilter.HEADER));
        cors.setMaxAge(PREFLIGHT_KEPT);
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", cors);
        return source;
    }

    private static Refused notSignedIn() {
        return Refused.unauthenticated("token.missing", "Sign in first.");
    }

    private static Refused notAllowed() {
        return Refused.forbidden("access.denied", "This is not open to you.");
    }
}
