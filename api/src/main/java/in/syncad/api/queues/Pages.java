package in.syncad.api.queues;

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
        return show(HttpStatus.OK, html);
    }

    static ResponseEntity<String> show(HttpStatus status, String html) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
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
