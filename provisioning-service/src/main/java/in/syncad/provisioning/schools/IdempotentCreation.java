package in.syncad.provisioning.schools;

import in.syncad.common.refusal.Refused;
import in.syncad.provisioning.access.Operator;
import in.syncad.provisioning.schools.IdempotencyStore.Answer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Creates a school once for each Idempotency-Key (draft-ietf-httpapi-idempotency-key-header): who asks again, because
/// an answer was lost, gets the first answer. Refusals are not kept: nothing has happened then.
@Component
class IdempotentCreation {

    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    private final Schools schools;
    private final IdempotencyStore answers;
    private final JsonMapper json;
    private final Clock clock;

    IdempotentCreation(Schools schools, IdempotencyStore answers, JsonMapper json, Clock clock) {
        this.schools = schools;
        this.answers = answers;
        this.json = json;
        this.clock = clock;
    }

    /// @param body JSON
    record Created(UUID school, String body, boolean replayed) {}

    @Transactional
    public Created create(Operator operator, SchoolRequest request, Optional<String> key) {
        return key.map(given -> once(operator, given, request)).orElseGet(() -> fresh(operator, request));
    }

    private Created once(Operator operator, String key, SchoolRequest request) {
        if (!KEY.matcher(key).matches()) {
            throw Refused.malformed(
                    "idempotency-key.malformed", "An Idempotency-Key has 1 to 255 printable ASCII characters.");
        }
        byte[] hash = sha256(json.writeValueAsString(request));
        answers.lock(key);
        return answers.find(key).map(earlier -> replay(earlier, hash)).orElseGet(() -> {
            Created created = fresh(operator, request);
            answers.insert(key, new Answer(hash, created.school(), created.body()), clock.instant());
            return created;
        });
    }

    private Created fresh(Operator operator, SchoolRequest request) {
        SchoolAnswer answer = schools.create(operator, request.checked());
        return new Created(answer.id(), json.writeValueAsString(answer), false);
    }

    private static Created replay(Answer earlier, byte[] hash) {
        if (!MessageDigest.isEqual(earlier.requestHash(), hash)) {
            throw Refused.invalid(
                    "idempotency-key.reused",
                    "/",
                    "This Idempotency-Key came with another body before; take a new key for a new request.");
        }
        return new Created(earlier.school(), earlier.body(), true);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
