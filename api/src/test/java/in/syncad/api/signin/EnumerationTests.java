package in.syncad.api.signin;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.RunningApi;
import in.syncad.common.tenancy.School;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// Neither a watch nor a log tells who has an account, or what their code is.
@ExtendWith(OutputCaptureExtension.class)
class EnumerationTests {

    private static final int TIMES = 200;

    /// A hash takes so long that it is seen by fewer.
    private static final int PASSWORDS = 60;

    private static final RunningApi API = RunningApi.shared();
    private static ApiClient school;
    private static JdbcClient database;

    @BeforeAll
    static void openSchool() {
        School opened = API.schools().create("enumeration");
        database = API.schools().database(opened);
        database.sql("""
                        INSERT INTO user_account (display_name, email)
                        SELECT 'Known ' || n, 'known' || n || '@people.example.org' FROM generate_series(0, :most) n
                        """).param("most", 2 * TIMES).update();
        school = API.at("enumeration.localhost");
    }

    /// Taken in turn, so that whatever else the machine does happens to both.
    @Test
    void askingForACodeTakesAsLongForAnUnknownLogin() {
        long[][] nanos = inTurn(TIMES, number -> request("known" + number), number -> request("unknown" + number), 202);

        assertClose(nanos);
    }

    @Test
    void tryingACodeTakesAsLongForAnUnknownLogin() {
        String[] known = challenges("known", TIMES);
        String[] unknown = challenges("unknown", TIMES);

        assertClose(inTurn(TIMES, number -> verify(known[number]), number -> verify(unknown[number]), 401));
    }

    @Test
    void tryingAPasswordTakesAsLongForAnUnknownLoginAndForOneWithoutPassword() {
        givePasswords();

        assertClose(inTurn(PASSWORDS, number -> logIn("known" + number), number -> logIn("unknown" + number), 401));
        assertClose(
                inTurn(PASSWORDS, number -> logIn("known" + number), number -> logIn("known" + (TIMES + number)), 401));
    }

    @Test
    void codesAreInNoLog(CapturedOutput output) {
        ApiAnswer asked = request("known" + 2 * TIMES).expect(202);
        String code = API.inbox().codeTo("known" + 2 * TIMES + "@people.example.org", 0);
        ApiAnswer tokens = school.post(
                        "/api/v1/auth/otp/verify",
                        Map.of("challengeId", asked.body().get("challengeId").asString(), "code", code))
                .expect(200);

        assertThat(output.getAll())
                .doesNotContain("\"" + code + "\"")
                .doesNotContain(" " + code + " ")
                .doesNotContain("known" + 2 * TIMES + "@")
                .doesNotContain(tokens.body().get("refreshToken").asString());
    }

    private static long[][] inTurn(int times, IntFunction<ApiAnswer> one, IntFunction<ApiAnswer> other, int status) {
        long[][] nanos = new long[2][times];
        for (int number = 0; number < times; number++) {
            nanos[0][number] = nanos(one, number, status);
            nanos[1][number] = nanos(other, number, status);
        }
        return nanos;
    }

    private static long nanos(IntFunction<ApiAnswer> what, int number, int status) {
        long start = System.nanoTime();
        ApiAnswer answer = what.apply(number);
        long took = System.nanoTime() - start;
        answer.expect(status);
        return took;
    }

    private static void assertClose(long[][] nanos) {
        double known = median(nanos[0]);
        double unknown = median(nanos[1]);

        assertThat(known / unknown)
                .as("known %.0f ns, unknown %.0f ns", known, unknown)
                .isBetween(0.75, 1.33);
    }

    private static double median(long[] nanos) {
        return Arrays.stream(nanos).sorted().skip(nanos.length / 2).findFirst().orElseThrow();
    }

    private static String[] challenges(String name, int from) {
        return IntStream.range(0, TIMES)
                .mapToObj(number -> request(name + (from + number)).expect(202))
                .map(answer -> answer.body().get("challengeId").asString())
                .toArray(String[]::new);
    }

    private static ApiAnswer request(String name) {
        return school.post("/api/v1/auth/otp/request", Map.of("email", name + "@people.example.org"));
    }

    private static ApiAnswer logIn(String name) {
        return school.post(
                "/api/v1/auth/login", Map.of("email", name + "@people.example.org", "password", "not the password"));
    }

    private static void givePasswords() {
        database.sql("""
                        INSERT INTO user_password (user_id, hash, changed_at)
                        SELECT id, :hash, now() FROM user_account WHERE email = ANY (:emails)
                        """)
                .param("hash", new Argon2PasswordEncoder(16, 32, 1, 19_456, 2).encode("the password"))
                .param(
                        "emails",
                        IntStream.range(0, PASSWORDS)
                                .mapToObj(number -> "known" + number + "@people.example.org")
                                .toArray(String[]::new))
                .update();
    }

    private static ApiAnswer verify(String challenge) {
        return school.post("/api/v1/auth/otp/verify", Map.of("challengeId", challenge, "code", "x"));
    }
}
