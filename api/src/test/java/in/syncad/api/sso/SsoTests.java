package in.syncad.api.sso;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.People;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import in.syncad.embedded.EmbeddedPlatform;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class SsoTests {

    private static final String SSO = "/api/v1/auth/sso";
    private static final String BACK = "https://app.syncad.in/back";
    private static final String VERIFIER = "v".repeat(43);
    private static final String NONCE = "a nonce of enough letters";
    private static TestIssuer issuer;
    private static RunningApi api;
    private static ApiClient school;
    private static JdbcClient database;
    private static String teacher;

    @BeforeAll
    static void openSchool() {
        issuer = TestIssuer.start();
        TestIssuer gone = TestIssuer.start();
        gone.close();
        api = RunningApi.on(EmbeddedPlatform.shared(), Map.of("OIDC_PROVIDERS", providers(gone)));
        database = api.schools().database(api.schools().create("sso-school"));
        school = api.at("sso-school.localhost");
        teacher = newTeacher();
    }

    @AfterAll
    static void stop() {
        api.close();
        issuer.close();
    }

    @Test
    void whoHasAVerifiedAddressOfAnAccountIsSignedIn() {
        ApiAnswer tokens = signIn(teacher, token -> token).expect(200);

        ApiAnswer me =
                school.withToken(tokens.body().get("accessToken").asString()).get("/api/v1/me");
        assertThat(me.expect(200).body().get("account").get("email").asString()).isEqualTo(teacher);
        signIn(teacher.toUpperCase(Locale.ROOT), token -> token).expect(200);
    }

    @Test
    void aSecondFactorIsStillAskedFor() {
        String careful = "careful@people.example.org";
        database.sql("INSERT INTO user_account (display_name, email) VALUES ('Careful', :email)")
                .param("email", careful)
                .update();
        database.sql("""
                        INSERT INTO second_factor (user_id, sealed_secret, confirmed_at)
                        SELECT id, 'sealed', now() FROM user_account WHERE email = :email
                        """).param("email", careful).update();

        ApiAnswer entrance = signIn(careful, token -> token).expect(200);

        assertThat(entrance.body().has("mfaToken")).isTrue();
        assertThat(entrance.body().has("accessToken")).isFalse();
    }

    @Test
    void nobodyGetsAnAccountByIt() {
        signIn("stranger@people.example.org", token -> token).expect(401, "sso.no-account");
        signIn("no address", token -> token).expect(401, "sso.no-account");
        signIn("stranger@people.example.org", token -> token).expect(401, "sso.no-account");
    }

    @Test
    void anAddressThatTheProviderHasNotVerifiedIsNobodys() {
        signIn(teacher, token -> token.claim("email_verified", false)).expect(401, "sso.unverified");
        signIn(teacher, token -> token.claim("email_verified", "true")).expect(401, "sso.unverified");
        signIn(teacher, token -> token.claim("email_verified", null)).expect(401, "sso.unverified");
        signIn(teacher, token -> token.claim("email", null)).expect(401, "sso.refused");
    }

    @Test
    void onlyWhatTheProviderSignedForUsAndForThisSignInCounts() {
        Date past = Date.from(Instant.now().minus(Duration.ofHours(1)));

        signIn(teacher, token -> token.audience().single("another client")).expect(401, "sso.refused");
        signIn(teacher, token -> token.issuer("https://accounts.google.com")).expect(401, "sso.refused");
        signIn(teacher, token -> token.expiration(past)).expect(401, "sso.refused");
        signIn(teacher, token -> token.claim("nonce", "another nonce of enough letters"))
                .expect(401, "sso.refused");
        signIn(teacher, token -> token.claim("nonce", null)).expect(401, "sso.refused");
    }

    @Test
    void onlyTheKeysThatTheProviderPublishesCount() {
        JwtBuilder claims = issuer.claims(teacher, NONCE);

        signInBy(claims.compact()).expect(401, "sso.refused");
        signInBy(claims.signWith(Jwts.SIG.RS256.keyPair().build().getPrivate(), Jwts.SIG.RS256)
                        .compact())
                .expect(401, "sso.refused");
        signInBy(claims.signWith(new SecretKeySpec(issuer.publicKey().getEncoded(), "HmacSHA256"), Jwts.SIG.HS256)
                        .compact())
                .expect(401, "sso.refused");
        signInBy("no token").expect(401, "sso.refused");
    }

    @Test
    void aCodeIsGoodOnceAndForItsVerifier() {
        String stolen = issuer.code("w".repeat(43), BACK, issuer.token(teacher, NONCE, token -> token));
        post("test", stolen, BACK).expect(401, "sso.refused");

        String code = issuer.code(VERIFIER, BACK, issuer.token(teacher, NONCE, token -> token));
        List<ApiAnswer> answers = AtOnce.times(5, number -> post("test", code, BACK));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 401).hasSize(4);
    }

    @Test
    void nobodyIsSentBackToSomewhereElse() {
        String elsewhere = "https://evil.example/back";
        String code = issuer.code(VERIFIER, elsewhere, issuer.token(teacher, NONCE, token -> token));

        post("test", code, elsewhere).expect(422, "sso.redirect");
    }

    @Test
    void aProviderVouchesForItsSchoolsOnly() {
        post("of-another", "code", BACK).expect(404, "sso.unknown");
        post("nobody", "code", BACK).expect(404, "sso.unknown");
        RunningApi.shared()
                .at("sso-school.localhost")
                .post(SSO, body("google", "code", BACK))
                .expect(404, "sso.unknown");
    }

    @Test
    void aProviderThatIsAwayOrDoesNotKnowUsIsNobodysFault() {
        assertThat(post("away", "code", BACK).expect(503, "sso.unavailable").header("Retry-After"))
                .isEqualTo("10");
        post("mistaken", "code", BACK).expect(503, "sso.unavailable");
    }

    private static ApiAnswer signIn(String email, UnaryOperator<JwtBuilder> change) {
        return signInBy(issuer.token(email, NONCE, change));
    }

    private static ApiAnswer signInBy(String token) {
        return post("test", issuer.code(VERIFIER, BACK, token), BACK);
    }

    private static ApiAnswer post(String provider, String code, String redirectUri) {
        return school.post(SSO, body(provider, code, redirectUri));
    }

    private static Map<String, Object> body(String provider, String code, String redirectUri) {
        return Map.of(
                "provider", provider,
                "code", code,
                "codeVerifier", VERIFIER,
                "redirectUri", redirectUri,
                "nonce", NONCE);
    }

    private static String newTeacher() {
        Map<String, Object> body = People.user("Somebody", "teacher");
        school.signedIn(TestSchools.adminOf("sso-school"))
                .post("/api/v1/school-admin/users", body)
                .expect(201);
        return (String) body.get("email");
    }

    private static String providers(TestIssuer gone) {
        return JsonMapper.shared()
                .writeValueAsString(List.of(
                        provider("test", issuer, TestIssuer.SECRET, List.of("sso-school")),
                        provider("of-another", issuer, TestIssuer.SECRET, List.of("another-school")),
                        provider("mistaken", issuer, "another secret", List.of()),
                        provider("away", gone, TestIssuer.SECRET, List.of())));
    }

    private static Map<String, Object> provider(String name, TestIssuer issuer, String secret, List<String> schools) {
        return Map.of(
                "name",
                name,
                "issuer",
                issuer.address().toString(),
                "clientId",
                TestIssuer.CLIENT,
                "clientSecret",
                secret,
                "redirectUris",
                List.of(BACK),
                "schools",
                schools);
    }
}
