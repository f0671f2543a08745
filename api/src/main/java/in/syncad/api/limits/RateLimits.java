package in.syncad.api.limits;

import in.syncad.common.refusal.Refused;
import in.syncad.web.Problems;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Lets requests pay, and says in their answers what is left, as the IETF's draft on RateLimit headers has it.
@Component
class RateLimits {

    static final String POLICY = "RateLimit-Policy";
    static final String LEFT = "RateLimit";

    private final Buckets buckets;
    private final Problems problems;

    RateLimits(Buckets buckets, Problems problems) {
        this.buckets = buckets;
        this.problems = problems;
    }

    /// @param subject who or what pays
    record Charge(RateLimitPolicy policy, String subject) {}

    /// Takes one from each, up to the first that has nothing left; then the answer is written.
    ///
    /// @return whether all had something left
    boolean pay(List<Charge> charges, HttpServletResponse response) throws IOException {
        for (Charge charge : charges) {
            ConsumptionProbe probe = buckets.take(charge.policy(), charge.subject());
            tell(charge.policy(), probe, response);
            if (!probe.isConsumed()) {
                problems.write(response, refused(probe));
                return false;
            }
        }
        return true;
    }

    private static void tell(RateLimitPolicy policy, ConsumptionProbe probe, HttpServletResponse response) {
        response.addHeader(
                POLICY,
                "\"%s\";q=%d;w=%d".formatted(policy.name(), policy.perMinute(), RateLimitPolicy.WINDOW.toSeconds()));
        response.addHeader(
                LEFT,
                "\"%s\";r=%d;t=%d"
                        .formatted(policy.name(), probe.getRemainingTokens(), seconds(probe.getNanosToWaitForReset())));
    }

    private static Refused refused(ConsumptionProbe probe) {
        return Refused.tooMany(
                "rate.exceeded",
                "Too many requests; see the RateLimit headers.",
                Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /// Rounded up.
    private static long seconds(long nanos) {
        return Duration.ofNanos(nanos).plusMillis(999).toSeconds();
    }
}
