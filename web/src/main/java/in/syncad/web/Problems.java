package in.syncad.web;

import in.syncad.common.refusal.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/// Problems as RFC 9457 wants them, each with a stable `code` and the `requestId` to quote to support. Field errors
/// come as `errors: [{pointer, code, detail}]`.
public final class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    /// The one type that everybody's clients may know already (IANA's registry of HTTP problem types).
    private static final URI QUOTA_EXCEEDED =
            URI.create("https://iana.org/assignments/http-problem-types#quota-exceeded");

    private final JsonMapper json;

    public Problems(JsonMapper json) {
        this.json = json;
    }

    /// The status that a reason has over HTTP.
    public static HttpStatus status(Refused.Reason reason) {
        return switch (reason) {
            case MALFORMED -> HttpStatus.BAD_REQUEST;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case PRECONDITION_REQUIRED -> HttpStatus.PRECONDITION_REQUIRED;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    static ProblemDetail problem(HttpStatus status, String code, String detail, List<Refused.FieldError> errors) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(
                status == HttpStatus.TOO_MANY_REQUESTS
                        ? QUOTA_EXCEEDED
                        : URI.create("https://syncad.in/problems/" + code));
        problem.setTitle(status.getReasonPhrase());
        problem.setProperty("code", code);
        problem.setProperty("requestId", MDC.get(RequestIdFilter.MDC_KEY));
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return problem;
    }

    /// For advices of a service that turn failures of its own into refusals.
    public static ResponseEntity<Object> answer(Refused refused) {
        HttpStatus status = status(refused.reason());
        return ResponseEntity.status(status)
                .headers(headers(refused))
                .body(problem(status, refused.code(), refused.detail(), refused.errors()));
    }

    /// The last resort shows nothing of the cause: that is in the log, under the same request id.
    public static ResponseEntity<Object> unexpected(Exception cause) {
        log.error("unexpected failure", cause);
        return ResponseEntity.internalServerError()
                .body(problem(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "internal",
                        "Something went wrong on our side; quote the request id to support.",
                        List.of()));
    }

    /// For filters and security entry points, which answer before any controller runs.
    public void write(HttpServletResponse response, Refused refused) throws IOException {
        headers(refused).forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        write(response, problem(status(refused.reason()), refused.code(), refused.detail(), refused.errors()));
    }

    void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    private static HttpHeaders headers(Refused refused) {
        HttpHeaders headers = new HttpHeaders();
        refused.retryAfter().ifPresent(wait -> headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds(wait))));
        if (refused.reason() == Refused.Reason.UNAUTHENTICATED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return headers;
    }

    /// Rounded up: who comes back a moment early is only refused again.
    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
