package in.syncad.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import in.syncad.common.tenancy.School;
import in.syncad.common.tenancy.SchoolStatus;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestedSchoolTests {

    private static final RunningApi API = RunningApi.shared();
    private static final String REQUEST = "/api/v1/auth/otp/request";

    @BeforeAll
    static void openSchool() {
        API.schools().create("host-school");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host-school.localhost",
                "host-school.localhost:3001",
                "HOST-school.syncad.in",
                "host-school.syncad.in:443"
            })
    void aSchoolAnswersUnderItsNames(String host) {
        API.at(host)
                .post(REQUEST, Map.of("email", "a" + Math.abs(host.hashCode()) + "@b.test"))
                .expect(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody.localhost",
                "nobody.syncad.in",
                "syncad.in",
                "a.host-school.localhost",
                "host-school.syncad.in.evil.test",
                "host-schoolsyncad.in",
                "evil.test",
                "host-school.localhost."
            })
    void everyOtherNameIsNobodys(String host) {
        ApiAnswer answer =
                API.at(host).post(REQUEST, Map.of("email", "a@b.test")).expect(404, "school.unknown");
        ApiAnswer reference = API.at("nobody.localhost").post(REQUEST, Map.of("email", "a@b.test"));
        assertThat(answer.text().replace(answer.body().get("requestId").asString(), ""))
                .isEqualTo(reference
                        .text()
                        .replace(reference.body().get("requestId").asString(), ""));
    }

    @Test
    void forwardedHeadersNameNoSchool() {
        for (String header :
                new String[] {"X-Forwarded-Host", "Forwarded", "X-Original-Host", "X-Tenant", "X-School"}) {
            String value = header.equals("Forwarded") ? "host=host-school.localhost" : "host-school.localhost";
            API.at("nobody.localhost").with(header, value).get("/api/v1/me").expect(404, "school.unknown");
        }
    }

    @Test
    void aSuspendedSchoolIsNotServedUntilItIsResumed() {
        School school = API.schools().create("host-suspended");
        ApiClient admin = API.at("host-suspended.localhost").signedIn(TestSchools.adminOf("host-suspended"));
        ApiClient shared = admin.at("localhost");

        API.schools().turn(school, SchoolStatus.SUSPENDED);
        awaitStatus(admin, 403);
        admin.get("/api/v1/me").expect(403, "school.suspended");
        shared.get("/api/v1/me").expect(403, "school.suspended");

        API.schools().turn(school, SchoolStatus.ACTIVE);
        awaitStatus(admin, 200);
    }

    @Test
    void aSchoolThatIsSuspendedAndResumedInNoTimeIsServedInTheEnd() {
        School school = API.schools().create("host-flapping");
        ApiClient admin = API.at("host-flapping.localhost").signedIn(TestSchools.adminOf("host-flapping"));
        for (int round = 0; round < 10; round++) {
            API.schools().turn(school, SchoolStatus.SUSPENDED);
            API.schools().turn(school, SchoolStatus.ACTIVE);
        }
        awaitStatus(admin, 200);
        // Not by the luck of a connection that was open still.
        admin.get("/api/v1/students").expect(200);
    }

    @Test
    void aSchoolBeingDeletedLooksLikeNone() {
        School school = API.schools().create("host-deleting");
        ApiClient admin = API.at("host-deleting.localhost").signedIn(TestSchools.adminOf("host-deleting"));
        API.schools().turn(school, SchoolStatus.DELETING);
        awaitStatus(admin, 404);
        admin.get("/api/v1/me").expect(404, "school.unknown");
    }

    @Test
    void aSchoolInCreationAsksForPatience() {
        API.schools().announce("host-coming");
        ApiAnswer answer = API.at("host-coming.localhost").get("/api/v1/me").expect(503, "school.in-creation");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
    }

    @Test
    void theSharedHostNeedsATokenThatNamesTheSchool() {
        API.at("localhost").get("/api/v1/me").expect(401, "token.missing");
        API.at("api.syncad.in").get("/api/v1/me").expect(401, "token.missing");
        API.at("127.0.0.1").post(REQUEST, Map.of("email", "a@b.test")).expect(401, "token.missing");
    }

    private static void awaitStatus(ApiClient client, int status) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> client.get("/api/v1/me").status() == status);
    }
}
