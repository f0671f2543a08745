package in.syncad.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.security.Role;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.RawRequest;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TwinSchools;
import in.syncad.common.tenancy.School;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// In which order a request is looked at. Each test breaks two rules at once: the first one answers.
class RequestChainTests {

    private static final RunningApi API = RunningApi.shared();
    private static final TwinSchools SCHOOLS = TwinSchools.shared();
    private static final String STUDENTS = "/api/v1/students";

    @Test
    void theCapOfTheBodyComesBeforeTheSchool() {
        String answer = RawRequest.send(
                API.port(),
                "POST " + STUDENTS + " HTTP/1.1",
                "Host: nobody.syncad.in",
                "Content-Type: application/json",
                "Content-Length: 30000000");

        assertThat(RawRequest.status(answer)).isEqualTo(413);
        assertThat(answer).contains("body.too-large");
    }

    @Test
    void theSchoolComesBeforeSigningIn() {
        API.at("nobody.syncad.in").get(STUDENTS).expect(404, "school.unknown");
    }

    @Test
    void theSchoolsPlaceComesBeforeSigningIn() {
        School full = API.schools().create("chain-full");
        Admission admission = API.bean(Admission.class);
        List<Admission.Ticket> places = AdmissionTests.fill(admission, full);
        try {
            API.at("chain-full.localhost").get(STUDENTS).expect(503, "requests.too-many");
        } finally {
            places.forEach(Admission.Ticket::close);
        }
        API.at("chain-full.localhost").get(STUDENTS).expect(401, "token.missing");
    }

    @Test
    void signingInComesBeforeTheRoute() {
        SCHOOLS.atHill().get("/api/v1/nowhere").expect(401, "token.missing");
        SCHOOLS.atHill()
                .withToken(SCHOOLS.token(SCHOOLS.hill()))
                .get("/api/v1/nowhere")
                .expect(404, "route.unknown");
    }

    @Test
    void signingInComesBeforeTheBody() {
        SCHOOLS.atHill()
                .send("POST", STUDENTS, "{", Map.of("Content-Type", "application/json"))
                .expect(401, "token.missing");
    }

    @Test
    void theRoleComesBeforeTheBody() {
        ApiClient parent = SCHOOLS.atHill().withToken(SCHOOLS.token(SCHOOLS.hill(), Role.PARENT));
        ApiClient admin = SCHOOLS.atHill().withToken(SCHOOLS.token(SCHOOLS.hill()));

        parent.send("POST", STUDENTS, "{", Map.of("Content-Type", "application/json"))
                .expect(403, "role.missing");
        admin.send("POST", STUDENTS, "{", Map.of("Content-Type", "application/json"))
                .expect(400);
    }

    @Test
    void everyRefusalTellsBrowsersToDoNothingWithIt() {
        for (String host : new String[] {"nobody.syncad.in", SCHOOLS.hill().slug() + ".syncad.in"}) {
            assertThat(API.at(host).get(STUDENTS).header("Content-Security-Policy"))
                    .isEqualTo("default-src 'none'; frame-ancestors 'none'");
        }
    }
}
