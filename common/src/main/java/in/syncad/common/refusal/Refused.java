package in.syncad.common.refusal;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A refusal that the caller can act on. Thrown anywhere, mapped once per transport: to problem+json by the
/// web module, to an acknowledgement by sockets, to "do not retry" by jobs. The code is stable (`slug.taken`);
/// clients switch on it. The detail is for people and must hold no secret and no personal data of others.
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String code;
    private final String detail;
    private final transient List<FieldError> errors;
    private final @Nullable Duration retryAfter;

    private Refused(Reason reason, String code, String detail, List<FieldError> errors, @Nullable Duration retryAfter) {
        super(code + ": " + detail, null, false, false);
        this.reason = Objects.requireNonNull(reason);
        this.code = Objects.requireNonNull(code);
        this.detail = Objects.requireNonNull(detail);
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    /// The request cannot be read at all: 400.
    public static Refused malformed(String code, String detail) {
        return new Refused(Reason.MALFORMED, code, detail, List.of(), null);
    }

    /// The request is readable and some fields are wrong: 422, with one entry a field.
    public static Refused invalid(String code, String detail, List<FieldError> errors) {
        return new Refused(Reason.INVALID, code, detail, errors, null);
    }

    /// One field is wrong: 422.
    public static Refused invalid(String code, String pointer, String detail) {
        return invalid(code, detail, List.of(new FieldError(pointer, code, detail)));
    }

    /// Nobody is signed in, or the proof does not hold: 401.
    public static Refused unauthenticated(String code, String detail) {
        return new Refused(Reason.UNAUTHENTICATED, code, detail, List.of(), null);
    }

    /// Known caller, not allowed: 403. For objects out of the caller's scope use [#notFound] instead.
    public static Refused forbidden(String code, String detail) {
        return new Refused(Reason.FORBIDDEN, code, detail, List.of(), null);
    }

    /// Does not exist, or not for this caller; the two look the same: 404.
    public static Refused notFound(String code, String detail) {
        return new Refused(Reason.NOT_FOUND, code, detail, List.of(), null);
    }

    /// The state of things forbids it: 409.
    public static Refused conflict(String code, String detail) {
        return new Refused(Reason.CONFLICT, code, detail, List.of(), null);
    }

    /// `If-Match` names a version that is no longer the current one: 412.
    public static Refused stale(String code, String detail) {
        return new Refused(Reason.STALE, code, detail, List.of(), null);
    }

    /// A header that makes the request safe to carry out is missing: 428.
    public static Refused preconditionRequired(String code, String detail) {
        return new Refused(Reason.PRECONDITION_REQUIRED, code, detail, List.of(), null);
    }

    /// Too often: 429 with `Retry-After`.
    public static Refused tooMany(String code, String detail, Duration retryAfter) {
        return new Refused(Reason.TOO_MANY, code, detail, List.of(), retryAfter);
    }

    /// Cannot be done at this moment, nothing is lost by asking again: 503 with `Retry-After`.
    public static Refused unavailable(String code, String detail, Duration retryAfter) {
        return new Refused(Reason.UNAVAILABLE, code, detail, List.of(), retryAfter);
    }

    public Reason reason() {
        return reason;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /// Why; each transport maps it once.
    public enum Reason {
        MALFORMED,
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        CONFLICT,
        STALE,
        INVALID,
        PRECONDITION_REQUIRED,
        TOO_MANY,
        UNAVAILABLE
    }

    /// One wrong field. `pointer` is a JSON pointer (RFC 6901) into the body such as `/adminEmail`, or `?limit` for
    /// a query parameter.
    public record FieldError(String pointer, String code, String detail) {}
}
