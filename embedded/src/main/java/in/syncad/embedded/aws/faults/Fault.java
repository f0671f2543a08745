package in.syncad.embedded.aws.faults;

import java.time.Duration;

/// One way in which an AWS call goes wrong.
public sealed interface Fault {

    /// The service says "Rate exceeded" in its own words, before anything happens.
    record Throttle() implements Fault {}

    /// An arbitrary refusal, before anything happens. `code` is an error shape of the service or any code on the wire.
    record Refusal(String code, int status, String message) implements Fault {}

    /// The call takes this much longer, then goes on as usual.
    record Latency(Duration delay) implements Fault {}

    /// The effect happens, the reply never comes: after `hold` the connection is cut.
    record LostReply(Duration hold) implements Fault {}

    static Fault throttle() {
        return new Throttle();
    }

    /// A server error such as 500 or 503, before anything happens.
    static Fault serverError(int status) {
        if (status < 500 || status > 599) {
            throw new IllegalArgumentException("A server error has a status from 500 to 599, not " + status);
        }
        String code = status == 503 ? "ServiceUnavailable" : "InternalFailure";
        return new Refusal(code, status, "The request processing has failed because of an unknown error.");
    }

    static Fault error(String code, int status, String message) {
        return new Refusal(code, status, message);
    }

    static Fault latency(Duration delay) {
        return new Latency(delay);
    }

    /// The caller sees a cut connection at once.
    static Fault timeoutAfterCommit() {
        return new LostReply(Duration.ZERO);
    }

    /// The caller waits up to `hold`, longer than its own time-out perhaps, and then sees a cut connection.
    static Fault timeoutAfterCommit(Duration hold) {
        return new LostReply(hold);
    }
}
