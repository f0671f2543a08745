package in.syncad.api.security;

import in.syncad.api.settings.TokenSettings;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.PrivateJwk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The key that signs, and all that verify.
record KeySet(SigningKey current, List<SigningKey> all) {

    KeySet {
        all = List.copyOf(all);
    }

    /// Of the configured secret, and of the one before while it is being changed.
    static KeySet of(TokenSettings settings) {
        SigningKey current = SigningKey.Shared.of(settings.secret());
        Stream<SigningKey> previous = settings.previousSecret().<SigningKey>map(SigningKey.Shared::of).stream();
        return new KeySet(current, Stream.concat(Stream.of(current), previous).toList());
    }

    /// @param json `{"active": "<kid>", "keys": [<private JWK>, …]}`
    /// @throws IllegalArgumentException when it is not that; says nothing of what it is
    static KeySet parse(String json) {
        try {
            JsonNode secret = JsonMapper.shared().readTree(json);
            List<SigningKey> keys = new ArrayList<>();
            secret.path("keys").forEach(key -> keys.add(pair(key.toString())));
            String active = secret.path("active").asString("");
            SigningKey current = keys.stream()
                    .filter(key -> key.id().equals(active))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the active key is not among the keys"));
            return new KeySet(current, keys);
        } catch (JacksonException | JwtException e) {
            throw new IllegalArgumentException(
                    "not a set of signing keys: " + e.getClass().getSimpleName());
        }
    }

    /// These sign, the others verify too.
    KeySet with(KeySet others) {
        return new KeySet(
                current, Stream.concat(all.stream(), others.all.stream()).toList());
    }

    Optional<SigningKey> find(String id) {
        return all.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    private static SigningKey pair(String jwk) {
        Jwk<?> key = Jwks.parser().build().parse(jwk);
        if (key instanceof PrivateJwk<?, ?, ?> own) {
            return SigningKey.Pair.of(own);
        }
        throw new IllegalArgumentException("a key is not private");
    }

    /// Holds secrets.
    @Override
    public String toString() {
        return "KeySet[current=%s]".formatted(current.id());
    }
}
