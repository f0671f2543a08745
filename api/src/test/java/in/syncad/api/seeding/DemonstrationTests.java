package in.syncad.api.seeding;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import org.junit.jupiter.api.Test;

class DemonstrationTests {

    private final RunningApi api = RunningApi.shared();

    @Test
    void plantsPeopleOfEveryRoleOnceHoweverOftenItIsAsked() {
        School school = api.schools().create("demonstration-school");
        Demonstration demonstration = api.bean(Demonstration.class);
        CurrentSchool.run(school, demonstration::plant);
        CurrentSchool.run(school, demonstration::plant);

        ApiClient admin =
                api.at("demonstration-school.localhost").signedIn(TestSchools.adminOf("demonstration-school"));
        assertThat(admin.get("/api/v1/students?limit=200").body().get("items").size())
                .isEqualTo(8);
        assertThat(admin.get("/api/v1/guardians").body().get("items").size()).isEqualTo(6);
        assertThat(admin.get("/api/v1/school-admin/users").body().get("items").size())
                .isEqualTo(14);
        assertThat(admin.get("/api/v1/sections").body().get("items").size()).isEqualTo(3);

        ApiClient mother = api.at("demonstration-school.localhost").signedIn("sunita@springfield.example");
        assertThat(mother.get("/api/v1/students").body().get("items").findValuesAsString("firstName"))
                .containsExactly("Arjun", "Asha");
        ApiClient teacher = api.at("demonstration-school.localhost").signedIn("vikram.seth@springfield.example");
        assertThat(teacher.get("/api/v1/students").body().get("items").findValuesAsString("firstName"))
                .containsExactly("Arjun", "Joel");
    }
}
