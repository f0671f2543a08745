package in.syncad.common.certificate.acme;

import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeLazyLoadingException;
import org.shredzone.acme4j.exception.AcmeProtocolException;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.exception.AcmeServerException;

/// Turns what goes wrong with an ACME server into an [OutsideFailure]. All that is asked of it may be asked again.
record AcmeFailures(Clock clock) {

    /// A limit that ends sooner is waited for; others last hours or days.
    private static final Duration SHORT = Duration.ofMinutes(5);

    /// Errors of RFC 8555, section 6.7, that may pass; DNS ones because records arrive late at some name servers.
    private static final Set<String> PASSING = Set.of(
            "badNonce",
            "serverInternal",
            "connection",
            "dns",
            "incorrectResponse",
            "orderNotReady",
            "accountDoesNotExist",
            "unauthorized");

    interface Call<T> {
        T call() throws AcmeException;
    }

    <T> T call(Call<T> call) {
        try {
            return call.call();
        } catch (AcmeLazyLoadingException e) {
            throw e.getCause() instanceof AcmeException cause ? failure(cause) : e;
        } catch (AcmeException e) {
            throw failure(e);
        } catch (AcmeProtocolException e) {
            throw new OutsideFailure(Kind.TRANSIENT, "ACME: unreadable answer: " + e.getMessage(), e);
        }
    }

    static boolean mayPass(String type) {
        return PASSING.contains(type);
    }

    /// `dns` of `urn:ietf:params:acme:error:dns`.
    static String type(AcmeServerException e) {
        return type(e.getType().toString());
    }

    static String type(String uri) {
        return uri.substring(uri.lastIndexOf(':') + 1);
    }

    private OutsideFailure failure(AcmeException e) {
        return switch (e) {
            case AcmeRateLimitedException limited -> {
                Instant again = limited.getRetryAfter().orElse(Instant.MAX);
                Kind kind = again.isBefore(clock.instant().plus(SHORT)) ? Kind.TRANSIENT : Kind.PERMANENT;
                yield new OutsideFailure(kind, "ACME rateLimited until %s: %s".formatted(again, e.getMessage()), e);
            }
            case AcmeServerException refused -> {
                Kind kind = mayPass(type(refused)) ? Kind.TRANSIENT : Kind.PERMANENT;
                yield new OutsideFailure(kind, "ACME %s: %s".formatted(type(refused), e.getMessage()), e);
            }
            default -> new OutsideFailure(Kind.TRANSIENT, "ACME: " + e.getMessage(), e);
        };
    }
}
