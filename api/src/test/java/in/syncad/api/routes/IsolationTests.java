package in.syncad.api.routes;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.TwinSchools;
import in.syncad.api.testing.TwinSchools.Which;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No request of one school reaches another, by whichever route and trick.
class IsolationTests {

    private static final TwinSchools SCHOOLS = TwinSchools.shared();
    private static final List<Operation> OPERATIONS = Operation.all(SCHOOLS.api());
    private static final String TOKEN = SCHOOLS.token(SCHOOLS.hill());
    private static Fingerprint lakeBefore;

    private final ApiClient hill = SCHOOLS.atHill().withToken(TOKEN);

    static List<Operation> ofSchools() {
        return OPERATIONS.stream()
                .filter(operation -> !operation.isOfTheService())
                .toList();
    }

    static List<Operation> forTheSignedIn() {
        return ofSchools().stream().filter(operation -> !operation.isPublic()).toList();
    }

    static List<Operation> onRows() {
        return ofSchools().stream().filter(Operation::namesARow).toList();
    }

    static List<Operation> reading() {
        return forTheSignedIn().stream().filter(Operation::reads).toList();
    }

    @BeforeAll
    static void lookAtTheLake() {
        lakeBefore = lake();
    }

    @AfterAll
    static void nothingChangedAtTheLake() {
        assertThat(lake()).isEqualTo(lakeBefore);
    }

    private static Fingerprint lake() {
        return Fingerprint.of(SCHOOLS.lake(), SCHOOLS.api().schools());
    }

    @ParameterizedTest
    @MethodSource("ofSchools")
    void theTokenOfOneSchoolIsRefusedAtTheHostOfAnother(Operation operation) {
        ApiClient client = SCHOOLS.atLake().withToken(TOKEN);

        assertRefused(operation.call(client, Which.OWN), 401, "token.other-school");
        assertRefused(operation.call(client, Which.ONLY_AT_LAKE), 401, "token.other-school");
    }

    @ParameterizedTest
    @MethodSource("onRows")
    void theRowsOfAnotherSchoolAreAsUnknownAsThoseThatAreNowhere(Operation operation) {
        for (ApiClient client : List.of(hill, hill.at("api.syncad.in"))) {
            ApiAnswer foreign = operation.call(client, Which.ONLY_AT_LAKE);
            ApiAnswer nowhere = operation.call(client, Which.NOWHERE);

            assertThat(foreign.status()).as(foreign.text()).isEqualTo(404);
            assertThat(comparable(foreign)).isEqualTo(comparable(nowhere));
        }
    }

    @ParameterizedTest
    @MethodSource("reading")
    void aRowThatBothSchoolsHaveIsShownAsItIsInTheSchoolOfTheToken(Operation operation) {
        ApiClient lake = SCHOOLS.atLake().withToken(SCHOOLS.token(SCHOOLS.lake()));
        for (int round = 0; round < 3; round++) {
            assertThat(operation.call(lake, Which.OWN).expect(200).text()).doesNotContain(TwinSchools.HILL);
            assertThat(operation.call(hill, Which.OWN).expect(200).text()).doesNotContain(TwinSchools.LAKE);
            assertThat(operation
                            .call(hill.at("api.syncad.in"), Which.OWN)
                            .expect(200)
                            .text())
                    .doesNotContain(TwinSchools.LAKE);
        }
    }

    @ParameterizedTest
    @MethodSource("reading")
    void anEntityTagOfOneSchoolSaysNothingAboutAnother(Operation operation) {
        ApiClient lake = SCHOOLS.atLake().withToken(SCHOOLS.token(SCHOOLS.lake()));
        ApiAnswer there = operation.call(hill, Which.OWN).expect(200);
        ApiAnswer here = operation.call(lake, Which.OWN).expect(200);

        ApiAnswer asked = operation.call(lake, Which.OWN, null, Map.of("If-None-Match", there.etag()));

        // Grades are called the same everywhere.
        asked.expect(here.text().equals(there.text()) && !there.etag().isEmpty() ? 304 : 200);
    }

    @ParameterizedTest
    @MethodSource("forTheSignedIn")
    void nobodyGetsInWithoutAToken(Operation operation) {
        assertRefused(operation.call(SCHOOLS.atHill(), Which.OWN), 401, "token.missing");
        assertRefused(operation.call(SCHOOLS.api().at("api.syncad.in"), Which.OWN), 401, "token.missing");
    }

    @Test
    void theTokenThatForgeriesAreMadeOfIsGood() {
        SCHOOLS.atHill()
                .with("Authorization", new Forgeries(SCHOOLS).unforged())
                .get("/api/v1/me")
                .expect(200);
    }

    @ParameterizedTest
    @MethodSource("forTheSignedIn")
    void noTokenGetsInThatIsNotOurs(Operation operation) {
        Forgeries forgeries = new Forgeries(SCHOOLS);
        forgeries.all().forEach((trick, forged) -> {
            for (ApiClient client :
                    List.of(SCHOOLS.atHill(), SCHOOLS.atLake(), SCHOOLS.api().at("api.syncad.in"))) {
                ApiAnswer answer = operation.call(client.with("Authorization", forged), Which.OWN);
                assertThat(answer.status()).as(trick).isIn(401, 404);
                assertTellsNothing(answer);
            }
        });
    }

    private static void assertRefused(ApiAnswer answer, int status, String code) {
        answer.expect(status, code);
        assertTellsNothing(answer);
    }

    private static void assertTellsNothing(ApiAnswer answer) {
        assertThat(answer.text()).doesNotContain(TwinSchools.LAKE).doesNotContain(TwinSchools.HILL);
    }

    /// Without what differs from request to request.
    private static String comparable(ApiAnswer answer) {
        return answer.text().replaceAll("\"(requestId|instance)\":\"[^\"]*\"", "");
    }
}
