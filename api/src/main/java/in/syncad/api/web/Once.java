package in.syncad.api.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/// Does the work of a `POST` once, however often it is sent under one `Idempotency-Key`. Without that header it is
/// done each time. A controller method gets it as a parameter.
public final class Once {

    private final IdempotentAnswers answers;
    private final Optional<IdempotencyKey> key;
    private final String route;
    private final JsonMapper json;

    Once(IdempotentAnswers answers, Optional<IdempotencyKey> key, String route, JsonMapper json) {
        this.answers = answers;
        this.key = key;
        this.route = route;
        this.json = json;
    }

    /// @param body what was asked; the same key with another body is refused
    /// @param shown the type of the answer's body
    public <T> ResponseEntity<T> answer(Object body, Class<T> shown, Supplier<ResponseEntity<T>> work) {
        return key.map(given -> answers.once(given, fingerprint(body), shown, work))
                .orElseGet(work);
    }

    private byte[] fingerprint(Object body) {
        return Digests.sha256((route + "\n" + json.writeValueAsString(body)).getBytes(StandardCharsets.UTF_8));
    }
}
