package in.syncad.api.web;

import in.syncad.api.limits.AddressLimitFilter;
import in.syncad.api.limits.CallerLimitFilter;
import in.syncad.api.security.AccessTokenFilter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.CorsFilter;

/// What a request to a school passes on its way to its route, in this order: where it comes from is counted, its
/// school is found, its caller is counted and signed in.
@Component
record RequestSteps(
        AddressLimitFilter address, SchoolFilter school, CallerLimitFilter caller, AccessTokenFilter token) {

    void join(HttpSecurity http) {
        http.addFilterAfter(address, CorsFilter.class)
                .addFilterAfter(school, AddressLimitFilter.class)
                .addFilterBefore(caller, AuthorizationFilter.class)
                .addFilterBefore(token, AuthorizationFilter.class);
    }
}
