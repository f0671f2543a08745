package in.syncad.api.web;

import java.net.URI;
import java.util.HexFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Entity tags, `"<row version>.<digest of what was shown>"`. A change is checked against the version; a repeated
/// read against the whole, because what is shown depends on more than one row and on who is asking.
@Component
public class EntityTags {

    private static final int DIGEST_BYTES = 8;

    private final JsonMapper json;

    EntityTags(JsonMapper json) {
        this.json = json;
    }

    /// 200 with a tag; Spring turns it into 304 when the caller has that already.
    public <T> ResponseEntity<T> answer(Versioned<T> shown) {
        return tagged(ResponseEntity.ok(), shown);
    }

    /// 201 with the address of what was made.
    public <T> ResponseEntity<T> created(URI location, Versioned<T> shown) {
        return tagged(ResponseEntity.created(location), shown);
    }

    /// A list has no version of its own.
    public <T> ResponseEntity<Page<T>> answer(Page<T> shown) {
        return answer(new Versioned<>(shown, 0));
    }

    private <T> ResponseEntity<T> tagged(ResponseEntity.BodyBuilder builder, Versioned<T> shown) {
        return builder.eTag("\"%d.%s\"".formatted(shown.version(), digest(shown.value())))
                .body(shown.value());
    }

    private String digest(Object shown) {
        return HexFormat.of().formatHex(Digests.sha256(json.writeValueAsBytes(shown)), 0, DIGEST_BYTES);
    }
}
