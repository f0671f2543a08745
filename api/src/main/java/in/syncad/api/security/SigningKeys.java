package in.syncad.api.security;

import in.syncad.api.settings.SignInSettings;
import in.syncad.api.settings.TokenSettings;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.secret.Secrets;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.Locator;
import io.jsonwebtoken.UnsupportedJwtException;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// The keys of access tokens: from Secrets Manager where its secret is named, else from the configured secret. They
/// are read again every five minutes, and when a token names a key that is not known here yet, so that keys can be
/// changed while everybody stays signed in. Keys that a token itself brings along or points to are never looked at.
@Component
class SigningKeys implements Locator<Key>, DisposableBean {

    static final Duration EVERY = Duration.ofMinutes(5);

    /// Anybody can make up key ids; Secrets Manager is not asked about each.
    static final Duration AT_MOST_EVERY = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);

    private final Optional<String> secretName;
    private final Secrets secrets;
    private final KeySet configured;
    private final Clock clock;
    private final ScheduledExecutorService refresher = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("signing-keys").factory());
    private volatile KeySet keys;
    private volatile Instant readAt;

    /// @throws IllegalStateException when the named secret cannot be read: without keys nobody could sign in
    SigningKeys(SignInSettings settings, TokenSettings tokens, Secrets secrets, Clock clock) {
        this.secretName = settings.signingKeys();
        this.secrets = secrets;
        this.configured = KeySet.of(tokens);
        this.clock = clock;
        this.readAt = clock.instant();
        this.keys = secretName.map(this::read).orElse(configured);
        if (secretName.isPresent()) {
            refresher.scheduleWithFixedDelay(this::refresh, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    KeySet keys() {
        return keys;
    }

    @Override
    public Key locate(Header header) {
        if (header instanceof JwsHeader signed && signed.getKeyId() instanceof String id) {
            return keys.find(id)
                    .or(() -> findAnew(id))
                    .filter(key -> key.algorithm().equals(signed.getAlgorithm()))
                    .map(SigningKey::verifying)
                    .orElseThrow(SigningKeys::unknown);
        }
        throw unknown();
    }

    /// What is known stays, if they cannot be read now.
    final void refresh() {
        try {
            secretName.ifPresent(name -> keys = read(name));
        } catch (IllegalStateException | OutsideFailure e) {
            log.warn("signing keys could not be read again, the known ones stay: {}", e.getMessage());
        }
    }

    private Optional<SigningKey> findAnew(String id) {
        if (secretName.isEmpty() || !isDue()) {
            return Optional.empty();
        }
        refresh();
        return keys.find(id);
    }

    private synchronized boolean isDue() {
        Instant now = clock.instant();
        boolean due = !now.isBefore(readAt.plus(AT_MOST_EVERY));
        if (due) {
            readAt = now;
        }
        return due;
    }

    private KeySet read(String name) {
        String json = secrets.find(name)
                .orElseThrow(() -> new IllegalStateException("there is no secret by the name in SIGNING_KEYS_SECRET"));
        try {
            return KeySet.parse(json).with(configured);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the secret named by SIGNING_KEYS_SECRET: " + e.getMessage());
        }
    }

    private static UnsupportedJwtException unknown() {
        return new UnsupportedJwtException("no key for this token");
    }

    @Override
    public void destroy() {
        refresher.shutdownNow();
    }
}
