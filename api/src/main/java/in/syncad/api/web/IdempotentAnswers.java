package in.syncad.api.web;

import in.syncad.common.refusal.Refused;
import java.security.MessageDigest;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Carries out each request with an `Idempotency-Key` at most once: effect and answer are stored in one transaction,
/// and a repetition gets the stored answer. A refused request leaves nothing behind and may be tried again.
@Component
class IdempotentAnswers {

    static final String REPLAYED = "Idempotency-Replayed";

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final IdempotencyStore store;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    IdempotentAnswers(IdempotencyStore store, PlatformTransactionManager transactions, JsonMapper json) {
        this.store = store;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
    }

    /// @throws Refused 409 while the first request is still at work, 422 when the key came with another request
    <T> ResponseEntity<T> once(
            IdempotencyKey key, byte[] fingerprint, Class<T> shown, Supplier<ResponseEntity<T>> work) {
        ResponseEntity<T> answer = transaction.execute(status -> {
            if (!store.tryLock(key.lock())) {
                throw Refused.conflict("idempotency.running", "A request with this Idempotency-Key is under way.");
            }
            return store.find(key.user(), key.text())
                    .map(stored -> replay(stored, fingerprint, shown))
                    .orElseGet(() -> {
                        ResponseEntity<T> fresh = work.get();
                        store.add(key.user(), key.text(), stored(fresh, fingerprint));
                        return fresh;
                    });
        });
        if (answer == null) {
            throw new IllegalStateException("the work gave no answer");
        }
        return answer;
    }

    private IdempotencyStore.Answer stored(ResponseEntity<?> fresh, byte[] fingerprint) {
        Object body = fresh.getBody();
        return new IdempotencyStore.Answer(
                fingerprint,
                fresh.getStatusCode().value(),
                json.writeValueAsString(fresh.getHeaders().toSingleValueMap()),
                body == null ? null : json.writeValueAsString(body));
    }

    private <T> ResponseEntity<T> replay(IdempotencyStore.Answer stored, byte[] fingerprint, Class<T> shown) {
        if (!MessageDigest.isEqual(stored.fingerprint(), fingerprint)) {
            throw Refused.invalid("idempotency.other-request", "", "This Idempotency-Key came with another request.");
        }
        HttpHeaders headers = new HttpHeaders();
        json.readValue(stored.headers(), HEADERS).forEach(headers::set);
        headers.set(REPLAYED, "true");
        T body = stored.body() == null ? null : json.readValue(stored.body(), shown);
        return ResponseEntity.status(stored.status()).headers(headers).body(body);
    }
}
