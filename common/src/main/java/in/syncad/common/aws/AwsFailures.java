package in.syncad.common.aws;

import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;
import org.apache.http.conn.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/// Calls one AWS service and turns what the SDK throws into an [OutsideFailure]. Every call of this package goes
/// through here.
///
/// @param service as people call it
/// @param quoting whether AWS's own words may be repeated; not where they may name a recipient or a secret
record AwsFailures(String service, boolean quoting) {

    /// Codes that mean "later" although the SDK does not count them as throttling.
    private static final Set<String> LATER =
            Set.of("PriorRequestNotComplete", "RequestTimeout", "RequestTimeoutException", "ResourceInUseException");

    static AwsFailures quoting(String service) {
        return new AwsFailures(service, true);
    }

    static AwsFailures discreet(String service) {
        return new AwsFailures(service, false);
    }

    /// A call that may be repeated without harm: it reads, or doing it twice is doing it once.
    <T> T idempotent(String operation, Supplier<T> call) {
        return call(operation, Kind.TRANSIENT, call);
    }

    /// A call that must not be repeated when its answer is lost.
    <T> T once(String operation, Supplier<T> call) {
        return call(operation, Kind.UNKNOWN, call);
    }

    private <T> T call(String operation, Kind whenLost, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw failure(operation, e, whenLost);
        }
    }

    private OutsideFailure failure(String operation, SdkException e, Kind whenLost) {
        if (e instanceof AwsServiceException answer) {
            return failure(operation, answer, whenLost);
        }
        String message = "%s %s: %s".formatted(service, operation, innermost(e));
        return new OutsideFailure(kindWithoutAnswer(e, whenLost), message, e);
    }

    private OutsideFailure failure(String operation, AwsServiceException e, Kind whenLost) {
        Optional<AwsErrorDetails> details = Optional.ofNullable(e.awsErrorDetails());
        String code = details.map(AwsErrorDetails::errorCode).orElse("");
        String message = "%s %s: %s (status %d, request %s)"
                .formatted(service, operation, code.isEmpty() ? "no error code" : code, e.statusCode(), e.requestId());
        if (!quoting) {
            return new OutsideFailure(kindOfAnswer(e, code, whenLost), message);
        }
        String words = details.map(AwsErrorDetails::errorMessage).orElse("");
        return new OutsideFailure(kindOfAnswer(e, code, whenLost), message + ": " + words, e);
    }

    /// A 5xx that carries the service's own code is the service saying that it did not do it. One without comes from
    /// something in between, behind which it may have been done; except 503, which says that nobody took it.
    private static Kind kindOfAnswer(AwsServiceException e, String code, Kind whenLost) {
        if (e.isThrottlingException() || LATER.contains(code) || e.statusCode() == 503) {
            return Kind.TRANSIENT;
        }
        if (e.statusCode() >= 500) {
            return code.isEmpty() ? whenLost : Kind.TRANSIENT;
        }
        return Kind.PERMANENT;
    }

    private static Kind kindWithoutAnswer(SdkException e, Kind whenLost) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (neverConnected(cause)) {
                return Kind.TRANSIENT;
            }
            if (cause instanceof IOException) {
                return whenLost;
            }
        }
        boolean cutOff = e instanceof ApiCallTimeoutException
                || e instanceof ApiCallAttemptTimeoutException
                || e instanceof AbortedException;
        return cutOff ? whenLost : Kind.PERMANENT;
    }

    private static boolean neverConnected(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof ConnectTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException
                || cause instanceof SSLHandshakeException;
    }

    private static String innermost(Throwable e) {
        Throwable innermost = e;
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            innermost = cause;
        }
        return innermost.getClass().getSimpleName() + ": " + innermost.getMessage();
    }
}
