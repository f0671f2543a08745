package in.syncad.api.queues;

import in.syncad.common.refusal.Refused;
import in.syncad.web.Problems;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Answers that are pages.
final class Pages {

    /// No script at all, one style sheet of ours, forms to ourselves.
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; " + "frame-ancestors 'none'";

    private Pages() {}

    static ResponseEntity<String> show(String html) {
        return show(ResponseEntity.ok(), html);
    }

    /// With the status and headers that a program would get.
    static ResponseEntity<String> show(Refused refused, String html) {
        ResponseEntity<Object> problem = Problems.answer(refused);
        return show(ResponseEntity.status(problem.getStatusCode()).headers(problem.getHeaders()), html);
    }

    private static ResponseEntity<String> show(ResponseEntity.BodyBuilder answer, String html) {
        return answer.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", POLICY)
                // Without it browsers do not say either where a form came from.
                .header("Referrer-Policy", "same-origin")
                .body(html);
    }

    /// By `GET`, so that reloading the page sends no form again.
    static ResponseEntity<Void> goTo(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }
}
