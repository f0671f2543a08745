package in.syncad.api;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The first day of a school, from the outside.
class SchoolDayStoryTests {

    private final RunningApi api = RunningApi.shared();

    @Test
    void anAdminSignsInAndEnrolsAStudentWhomNoOtherSchoolSees() {
        api.schools().create("story-hill");
        api.schools().create("story-lake");
        ApiClient hill = api.at("story-hill.localhost").signedIn(TestSchools.adminOf("story-hill"));
        ApiClient lake = api.at("story-lake.syncad.in").signedIn(TestSchools.adminOf("story-lake"));

        ApiAnswer enrolled = hill.post(
                        "/api/v1/students",
                        Map.of(
                                "admissionNo", "A-1",
                                "firstName", "Asha",
                                "lastName", "Verma",
                                "dateOfBirth", "2016-05-14",
                                "gender", "female",
                                "admissionDate", "2022-04-01"))
                .expect(201);

        String address = enrolled.header("Location");
        assertThat(hill.get(address).expect(200).text()).isEqualTo(enrolled.text());
        assertThat(hill.get("/api/v1/students").expect(200).body().get("items").size())
                .isEqualTo(1);
        assertThat(lake.get("/api/v1/students").expect(200).body().get("items").isEmpty())
                .isTrue();
        lake.get(address).expect(404, "student.unknown");
        hill.at("story-lake.localhost").get(address).expect(401, "token.other-school");
    }
}
