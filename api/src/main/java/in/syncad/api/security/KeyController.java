package in.syncad.api.security;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jsonwebtoken.security.PublicJwk;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Lets others check our access tokens (RFC 7517). Shared secrets are not shown, so without keys of our own the list
/// is empty.
@RestController
@Everybody
class KeyController {

    private final SigningKeys keys;

    KeyController(SigningKeys keys) {
        this.keys = keys;
    }

    record PublishedKeys(List<PublishedKey> keys) {

        PublishedKeys {
            keys = List.copyOf(keys);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PublishedKey(
            String kid,
            String kty,
            String crv,
            String x,
            @Nullable String y,
            String alg,
            String use) {

        static PublishedKey of(SigningKey.Pair pair) {
            PublicJwk<?> jwk = pair.published();
            Object y = jwk.get("y");
            return new PublishedKey(
                    pair.id(),
                    jwk.getType(),
                    String.valueOf(jwk.get("crv")),
                    String.valueOf(jwk.get("x")),
                    y == null ? null : y.toString(),
                    pair.algorithm(),
                    "sig");
        }
    }

    @GetMapping("/.well-known/jwks.json")
    ResponseEntity<PublishedKeys> listSigningKeys() {
        List<PublishedKey> published = keys.keys().all().stream()
                .flatMap(key -> key instanceof SigningKey.Pair pair ? Stream.of(pair) : Stream.empty())
                .map(PublishedKey::of)
                .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(SigningKeys.EVERY).cachePublic())
                .body(new PublishedKeys(published));
    }
}
