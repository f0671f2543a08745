package in.syncad.common.push.fcm;

import in.syncad.common.outside.OutsideCalls;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.JsonNode;

/// Access tokens of a service account; one serves until shortly before it expires.
final class AccessTokens {

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final ServiceAccount account;
    private final OutsideCalls calls;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private String token = "";
    private Instant goodUntil = Instant.MIN;

    AccessTokens(ServiceAccount account, OutsideCalls calls, Clock clock) {
        this.account = account;
        this.calls = calls;
        this.clock = clock;
    }

    /// Whoever comes while a new one is being fetched waits for it.
    String current() {
        lock.lock();
        try {
            if (!clock.instant().isBefore(goodUntil)) {
                renew();
            }
            return token;
        } finally {
            lock.unlock();
        }
    }

    /// The token was refused, so the next call fetches a new one.
    void drop(String refused) {
        lock.lock();
        try {
            if (token.equals(refused)) {
                goodUntil = Instant.MIN;
            }
        } finally {
            lock.unlock();
        }
    }

    private void renew() {
        Instant now = clock.instant();
        String form = "grant_type=" + URLEncoder.encode(GRANT, StandardCharsets.UTF_8) + "&assertion="
                + account.assertion(now);
        OutsideCalls.Answer answer = calls.send(
                HttpRequest.newBuilder(account.tokenUri())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)),
                "token",
                Kind.TRANSIENT);
        JsonNode body = answer.json();
        if (answer.status() != 200 || !body.path("access_token").isString()) {
            Kind kind = answer.isTransient() ? Kind.TRANSIENT : Kind.PERMANENT;
            throw new OutsideFailure(kind, "FCM token: status %d".formatted(answer.status()));
        }
        token = body.get("access_token").asString();
        goodUntil = now.plusSeconds(body.path("expires_in").asLong(0)).minus(MARGIN);
    }
}
