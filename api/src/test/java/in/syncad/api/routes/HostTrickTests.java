package in.syncad.api.routes;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.RawRequest;
import in.syncad.api.testing.TwinSchools;
import in.syncad.api.testing.TwinSchools.Which;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The host names the school, and nothing else on the way does.
class HostTrickTests {

    private static final TwinSchools SCHOOLS = TwinSchools.shared();
    private static final String TOKEN = SCHOOLS.token(SCHOOLS.hill());
    private static final String HILL = SCHOOLS.hill().slug() + ".syncad.in";
    private static final String LAKE = SCHOOLS.lake().slug() + ".syncad.in";

    /// Hosts that are no school's.
    static final List<String> NOBODIES = List.of(
            "nowhere.syncad.in",
            "syncad.in",
            "10.0.0.1",
            "2130706433",
            "[::2]",
            "a." + HILL,
            HILL + ".example.com",
            "x-" + HILL,
            "-",
            SCHOOLS.hill().slug(),
            "school_" + SCHOOLS.hill().slug());

    /// Headers that name the other school.
    static final List<String> HINTS = List.of(
            "X-Forwarded-Host: " + LAKE,
            "X-Forwarded-Server: " + LAKE,
            "X-Original-Host: " + LAKE,
            "X-Host: " + LAKE,
            "X-HTTP-Host-Override: " + LAKE,
            "Forwarded: host=" + LAKE + ";proto=https",
            "X-Tenant: " + SCHOOLS.lake().slug(),
            "X-Tenant-ID: " + SCHOOLS.lake().id(),
            "X-School: " + SCHOOLS.lake().slug(),
            "X-Original-URL: http://" + LAKE + "/api/v1/me",
            "X-Rewrite-URL: http://" + LAKE + "/api/v1/me",
            "Origin: https://" + LAKE,
            "Referer: https://" + LAKE + "/api/v1/me");

    static List<Operation> forTheSignedIn() {
        return Operation.all(SCHOOLS.api()).stream()
                .filter(operation -> !operation.isPublic())
                .toList();
    }

    static List<Operation> reading() {
        return forTheSignedIn().stream().filter(Operation::reads).toList();
    }

    @ParameterizedTest
    @MethodSource("forTheSignedIn")
    void aHostThatIsNoSchoolsServesNobody(Operation operation) {
        for (String host : NOBODIES) {
            ApiClient nobody = SCHOOLS.api().at(host);
            assertThat(operation.call(nobody, Which.OWN).status()).as(host).isIn(400, 404);
            ApiAnswer answer = operation.call(nobody.withToken(TOKEN), Which.OWN);
            assertThat(answer.status()).as(host).isIn(400, 404);
            assertThat(answer.text()).doesNotContain(TwinSchools.HILL).doesNotContain(TwinSchools.LAKE);
        }
    }

    @ParameterizedTest
    @MethodSource("reading")
    void aHostMayBeWrittenInSeveralWays(Operation operation) {
        String plain = lasting(operation
                .call(SCHOOLS.api().at(HILL).withToken(TOKEN), Which.OWN)
                .expect(200));
        for (String written : List.of(
                HILL + ":443", HILL.toUpperCase(Locale.ROOT), SCHOOLS.hill().slug() + ".localhost")) {
            ApiClient client = SCHOOLS.api().at(written).withToken(TOKEN);
            assertThat(lasting(operation.call(client, Which.OWN).expect(200))).isEqualTo(plain);
        }
        String dotted = operation
                .call(SCHOOLS.api().at(HILL + ".").withToken(TOKEN), Which.OWN)
                .text();
        assertThat(dotted).doesNotContain(TwinSchools.LAKE);
    }

    @ParameterizedTest
    @MethodSource("reading")
    void headersThatNameAnotherSchoolChangeNothing(Operation operation) {
        ApiClient hill = SCHOOLS.api().at(HILL).withToken(TOKEN);
        String plain = lasting(operation.call(hill, Which.OWN).expect(200));
        for (String hint : HINTS) {
            String[] header = hint.split(": ", 2);
            ApiAnswer answer = operation.call(hill.with(header[0], header[1]), Which.OWN);
            assertThat(lasting(answer)).as(hint).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @MethodSource("reading")
    void requestsThatNameTwoSchoolsAreRefusedOrShowTheOneOfTheToken(Operation operation) {
        String path = Which.OWN.in(operation.template());
        String token = "Authorization: Bearer " + TOKEN;
        assertHarmless(400, "GET " + path + " HTTP/1.1", token);
        assertHarmless(400, "GET " + path + " HTTP/1.1", "Host: " + HILL, "Host: " + LAKE, token);
        assertHarmless(400, "GET " + path + " HTTP/1.1", "Host: " + HILL, "host: " + HILL, token);
        assertHarmless(400, "GET http://" + LAKE + path + " HTTP/1.1", "Host: " + HILL, token);
        assertHarmless(400, "GET http://" + HILL + path + " HTTP/1.1", "Host: " + LAKE, token);
        assertHarmless(401, "GET http://" + LAKE + path + " HTTP/1.1", "Host: " + LAKE, token);
        assertHarmless(400, "GET " + path + " HTTP/1.1", "Host: " + HILL + ", " + LAKE, token);
        assertHarmless(400, "GET " + path + " HTTP/1.1", "Host: " + HILL + "@" + LAKE, token);
        assertHarmless(400, "GET " + path + " HTTP/1.1", "Host: " + HILL + "/" + LAKE, token);
        assertHarmless(400, "GET " + path + " HTTP/1.1", "Host: " + HILL + "#" + LAKE, token);
        assertHarmless(400, "GET " + path + " HTTP/1.1", "Host: " + HILL, "Host : " + LAKE, token);
        assertHarmless(401, "GET " + path + " HTTP/1.1", "Host: " + LAKE, "X-Forwarded-Host: " + HILL, token);
        assertHarmless(200, "GET http://" + HILL + path + " HTTP/1.1", "Host: " + HILL, token);
    }

    /// Without a host there is only the token to name a school, as on the shared host.
    @ParameterizedTest
    @MethodSource("reading")
    void anOldRequestWithoutHostShowsNobodyElsesSchool(Operation operation) {
        String path = Which.OWN.in(operation.template());
        String answer =
                RawRequest.send(SCHOOLS.api().port(), "GET " + path + " HTTP/1.0", "Authorization: Bearer " + TOKEN);
        assertThat(answer).doesNotContain(TwinSchools.LAKE);
        String unsigned = RawRequest.send(SCHOOLS.api().port(), "GET " + path + " HTTP/1.0");
        assertThat(RawRequest.status(unsigned)).isIn(400, 401, 404);
    }

    /// Links to files are made anew for each answer, and end.
    private static String lasting(ApiAnswer answer) {
        return answer.text().replaceAll("X-Amz-(Date|Signature)=\\w+|\"expiresAt\":\"[^\"]+\"", "");
    }

    private static void assertHarmless(int status, String... lines) {
        String answer = RawRequest.send(SCHOOLS.api().port(), lines);
        assertThat(RawRequest.status(answer)).as(String.join(" | ", lines)).isEqualTo(status);
        assertThat(answer).as(String.join(" | ", lines)).doesNotContain(TwinSchools.LAKE);
        if (status >= 400) {
            assertThat(answer).contains("application/problem+json");
        }
    }
}
