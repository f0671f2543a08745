package in.syncad.api.limits;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The table of policies. Tries at secrets are limited closer than these, by [Attempts].
@Component
class RateLimitPolicies {

    final RateLimitPolicy address;
    final RateLimitPolicy signInByAddress;
    final RateLimitPolicy user;
    final RateLimitPolicy school;

    /// @param address requests from one network address: a school may have everybody behind one
    /// @param signIn of these, requests of people who are not signed in yet
    RateLimitPolicies(
            @Value("${syncad.limits.address}") int address,
            @Value("${syncad.limits.sign-in}") int signIn,
            @Value("${syncad.limits.user}") int user,
            @Value("${syncad.limits.school}") int school) {
        this.address = new RateLimitPolicy("address", address);
        this.signInByAddress = new RateLimitPolicy("sign-in", signIn);
        this.user = new RateLimitPolicy("user", user);
        this.school = new RateLimitPolicy("school", school);
    }
}
