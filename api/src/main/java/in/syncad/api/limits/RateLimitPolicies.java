package in.syncad.api.limits;

import in.syncad.api.settings.LimitSettings;
import org.springframework.stereotype.Component;

/// The table of policies. Tries at secrets are limited closer than these, by [Attempts].
@Component
class RateLimitPolicies {

    final RateLimitPolicy address;
    final RateLimitPolicy signInByAddress;
    final RateLimitPolicy user;
    final RateLimitPolicy school;

    RateLimitPolicies(LimitSettings settings) {
        this.address = new RateLimitPolicy("address", settings.address());
        this.signInByAddress = new RateLimitPolicy("sign-in", settings.signIn());
        this.user = new RateLimitPolicy("user", settings.user());
        this.school = new RateLimitPolicy("school", settings.school());
    }
}
