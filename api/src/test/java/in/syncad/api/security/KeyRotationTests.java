package in.syncad.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import in.syncad.api.settings.BreachSource;
import in.syncad.api.settings.HostSettings;
import in.syncad.api.settings.SignInSettings;
import in.syncad.api.settings.TokenSettings;
import in.syncad.common.refusal.Refused;
import in.syncad.common.secret.Secrets;
import in.syncad.common.tenancy.SchoolId;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.security.Key;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class KeyRotationTests {

    private static final SchoolId SCHOOL = new SchoolId(UUID.randomUUID());
    private static final UUID USER = UUID.randomUUID();
    private static final String NAME = "syncad/api/signing-keys";
    private static final TokenSettings TOKENS = new TokenSettings(
            "a secret for tests with more than thirty-two bytes",
            Optional.empty(),
            Duration.ofMinutes(15),
            Duration.ofDays(7));

    private final MovingClock clock = new MovingClock();
    private final StoredSecret secret = new StoredSecret();

    @Test
    void nobodyIsSignedOutWhileKeysChange() {
        String old = ed25519("old");
        String fresh = p256("fresh");
        secret.json = set("old", old);
        Instance one = new Instance();
        Instance other = new Instance();
        String underOld = one.token();
        assertThat(header(underOld)).contains("\"kid\":\"old\"").contains("\"alg\":\"EdDSA\"");

        secret.json = set("old", old, fresh);
        one.keys.refresh();
        other.keys.refresh();
        secret.json = set("fresh", old, fresh);
        one.keys.refresh();
        String underFresh = one.token();

        assertThat(header(underFresh)).contains("\"kid\":\"fresh\"").contains("\"alg\":\"ES256\"");
        for (Instance instance : List.of(one, other)) {
            assertThat(instance.tokens.read(underOld).user()).isEqualTo(USER);
            assertThat(instance.tokens.read(underFresh).user()).isEqualTo(USER);
        }

        secret.json = set("fresh", fresh);
        one.keys.refresh();
        assertThatThrownBy(() -> one.tokens.read(underOld)).isInstanceOf(Refused.class);
        assertThat(one.tokens.read(underFresh).user()).isEqualTo(USER);
    }

    @Test
    void aKeyThatIsNotKnownYetIsLookedUpOnceInAWhile() {
        secret.json = set("old", ed25519("old"));
        Instance late = new Instance();
        secret.json = set("fresh", ed25519("fresh"));
        String underFresh = new Instance().token();
        int before = secret.reads.get();

        assertThatThrownBy(() -> late.tokens.read(underFresh)).isInstanceOf(Refused.class);
        assertThat(secret.reads.get()).isEqualTo(before);
        clock.forward(SigningKeys.AT_MOST_EVERY);
        assertThat(late.tokens.read(underFresh).user()).isEqualTo(USER);

        String madeUp = Jwts.builder()
                .header()
                .keyId("made-up")
                .and()
                .subject("x")
                .signWith(Jwks.CRV.Ed25519.keyPair().build().getPrivate())
                .compact();
        for (int count = 0; count < 50; count++) {
            assertThatThrownBy(() -> late.tokens.read(madeUp)).isInstanceOf(Refused.class);
        }
        assertThat(secret.reads.get()).isEqualTo(before + 1);
    }

    @Test
    void tokensUnderTheSharedSecretStayGoodWhenKeysAreIntroduced() {
        Instance before = new Instance(Optional.empty());
        String shared = before.token();
        secret.json = set("first", ed25519("first"));

        assertThat(new Instance().tokens.read(shared).user()).isEqualTo(USER);
    }

    /// The classic: the public key is known to everybody, so nobody may sign with it as if it were a secret.
    @Test
    void aPublicKeyIsNoSecret() {
        secret.json = set("pair", p256("pair"));
        Instance instance = new Instance();
        PublicKey published = (PublicKey) instance.keys.keys().current().verifying();
        String forged = Jwts.builder()
                .header()
                .keyId("pair")
                .type("at+jwt")
                .and()
                .subject(USER.toString())
                .signWith(new javax.crypto.spec.SecretKeySpec(published.getEncoded(), "HmacSHA256"), Jwts.SIG.HS256)
                .compact();

        assertThatThrownBy(() -> instance.tokens.read(forged)).isInstanceOf(Refused.class);
    }

    @Test
    void onlyPublicPartsArePublished() {
        secret.json = set("two", ed25519("one"), p256("two"));
        KeyController.PublishedKeys published =
                new KeyController(new Instance().keys).listSigningKeys().getBody();

        assertThat(published.keys()).extracting(KeyController.PublishedKey::kid).containsExactly("one", "two");
        String json = JsonMapper.shared().writeValueAsString(published);
        assertThat(json).doesNotContain("\"d\"").contains("\"use\":\"sig\"");
        Set<Key> keys = Jwks.setParser().build().parse(json).getKeys().stream()
                .map(jwk -> (Key) jwk.toKey())
                .collect(Collectors.toSet());
        assertThat(keys).hasSize(2).allMatch(PublicKey.class::isInstance);
    }

    @Test
    void aSecretThatIsNoSetOfKeysStopsTheStartAndChangesNothingLater() {
        for (String wrong : List.of(
                "nonsense",
                "{}",
                "{\"active\":\"a\",\"keys\":[]}",
                "{\"active\":\"a\",\"keys\":[{\"kty\":\"oct\",\"kid\":\"a\",\"k\":\"c2VjcmV0\"}]}",
                set("other", ed25519("one")))) {
            secret.json = wrong;
            assertThatThrownBy(Instance::new)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("SIGNING_KEYS_SECRET");
        }
        secret.json = set("good", ed25519("good"));
        Instance instance = new Instance();
        secret.json = "nonsense";
        instance.keys.refresh();
        assertThat(header(instance.token())).contains("\"kid\":\"good\"");
    }

    private static String set(String active, String... keys) {
        return "{\"active\":\"%s\",\"keys\":[%s]}".formatted(active, String.join(",", keys));
    }

    private static String ed25519(String id) {
        return jwk(id, Jwks.CRV.Ed25519.keyPair().build());
    }

    private static String p256(String id) {
        return jwk(id, Jwts.SIG.ES256.keyPair().build());
    }

    private static String jwk(String id, KeyPair pair) {
        var jwk = Jwks.builder().keyPair(pair).id(id).build();
        Map<String, Object> fields = Stream.concat(
                        jwk.toPublicJwk().entrySet().stream(), Stream.of(Map.entry("d", privatePart(jwk.get("d")))))
                .collect(Collectors.toMap(Map.Entry::getKey, field -> String.valueOf(field.getValue())));
        return JsonMapper.shared().writeValueAsString(fields);
    }

    private static Object privatePart(Object value) {
        return value instanceof io.jsonwebtoken.lang.Supplier<?> hidden ? hidden.get() : value;
    }

    private static String header(String token) {
        return new String(
                Base64.getUrlDecoder().decode(token.split("\\.")[0]), java.nio.charset.StandardCharsets.UTF_8);
    }

    private final class Instance {

        final SigningKeys keys;
        final AccessTokens tokens;

        Instance() {
            this(Optional.of(NAME));
        }

        Instance(Optional<String> name) {
            this.keys = new SigningKeys(
                    new SignInSettings(new BreachSource.None(), name, List.of()), TOKENS, secret, clock);
            this.tokens = new AccessTokens(keys, TOKENS, new HostSettings("syncad.in", Set.of()), clock);
        }

        String token() {
            return tokens.issue(SCHOOL, USER, UUID.randomUUID(), 0, Set.of(Role.TEACHER));
        }
    }

    /// Secrets Manager is a port; this is what it holds.
    private static final class StoredSecret implements Secrets {

        private final AtomicInteger reads = new AtomicInteger();
        private String json = "";

        @Override
        public Optional<String> find(String name) {
            reads.incrementAndGet();
            return Optional.of(json);
        }

        @Override
        public void put(String name, String value) {
            json = value;
        }

        @Override
        public String putIfAbsent(String name, String value) {
            return json;
        }

        @Override
        public List<String> names(String prefix) {
            return List.of();
        }

        @Override
        public void delete(String name) {
            json = "";
        }
    }

    private static final class MovingClock extends Clock {

        private Instant now = Instant.parse("2026-11-21T10:00:00Z");

        void forward(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
