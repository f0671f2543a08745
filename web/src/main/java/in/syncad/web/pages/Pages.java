package in.syncad.web.pages;

import in.syncad.common.refusal.Refused;
import in.syncad.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Answers that are pages. What a page may load is in its policy, and nothing else: no script within a page, nothing
/// from elsewhere.
public enum Pages {
    /// No script at all.
    PLAIN(""),
    /// Files of ours may be scripts, and these may fetch from us.
    WITH_SCRIPT("; script-src 'self'; connect-src 'self'");

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final String policy;

    Pages(String more) {
        this.policy = POLICY + more;
    }

    public ResponseEntity<String> show(String html) {
        return show(ResponseEntity.ok(), html);
    }

    /// With the status and headers that a program would get.
    public ResponseEntity<String> show(Refused refused, String html) {
        ResponseEntity<Object> problem = Problems.answer(refused);
        return show(ResponseEntity.status(problem.getStatusCode()).headers(problem.getHeaders()), html);
    }

    /// For filters, which answer before any controller runs.
    public void write(HttpServletResponse response, Refused refused, String html) throws IOException {
        ResponseEntity<String> page = show(refused, html);
        response.setStatus(page.getStatusCode().value());
        page.getHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
    }

    private ResponseEntity<String> show(ResponseEntity.BodyBuilder answer, String html) {
        return answer.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", policy)
                // Without it browsers do not say either where a form came from.
                .header("Referrer-Policy", "same-origin")
                .body(html);
    }

    /// By `GET`, so that reloading the page sends no form again.
    public static ResponseEntity<Void> goTo(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }
}
