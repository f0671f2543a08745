package in.syncad.web;

import java.io.Serial;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/// Thrown while a body is read that turns out longer than allowed.
final class BodyTooLarge extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final long limit;

    BodyTooLarge(long limit) {
        super("body too large", null, false, false);
        this.limit = limit;
    }

    ProblemDetail problem() {
        return Problems.problem(
                HttpStatus.CONTENT_TOO_LARGE,
                "body.too-large",
                "The body may have at most %d bytes; files are uploaded to storage, not here.".formatted(limit),
                List.of());
    }
}
