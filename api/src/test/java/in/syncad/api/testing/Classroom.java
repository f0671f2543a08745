package in.syncad.api.testing;

import in.syncad.common.tenancy.School;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A school with a class in it, made by the service's own routes: two sections, a teacher of the first, a student in
/// each, a guardian of the first, and one account of every role.
public final class Classroom {

    public final RunningApi api;
    public final School school;
    public final ApiClient admin;
    public final String yearId;
    public final String sectionA;
    public final String sectionB;
    public final String studentInA;
    public final String studentInB;
    public final String guardianOfA;
    private final Map<String, String> logins = new LinkedHashMap<>();
    private final Map<String, ApiClient> clients = new LinkedHashMap<>();

    public Classroom(RunningApi api, String slug) {
        this.api = api;
        this.school = api.schools().create(slug);
        this.admin = api.at(slug + ".localhost").signedIn(TestSchools.adminOf(slug));
        clients.put("school-admin", admin);
        String teacherId = open("teacher");
        for (String role : List.of("accountant", "librarian", "transport-manager", "reception")) {
            open(role);
        }
        yearId = id(admin.post(
                "/api/v1/academic-years", Map.of("code", "now", "startsOn", "2026-04-01", "endsOn", "2027-03-31")));
        sectionA = section("A", Map.of("classTeacherId", teacherId));
        sectionB = section("B", Map.of());
        studentInA = enrolled("Asha", sectionA);
        studentInB = enrolled("Bina", sectionB);
        guardianOfA = guardian(studentInA, "parent", true);
        openStudent();
    }

    /// Signed in with that role.
    public ApiClient as(String role) {
        return clients.computeIfAbsent(
                role, name -> api.at(school.slug() + ".localhost").signedIn(logins.get(name)));
    }

    public String loginOf(String role) {
        return logins.get(role);
    }

    /// A new account with those roles.
    public ApiClient newUser(String... roles) {
        Map<String, Object> body = People.user("Somebody", roles);
        admin.post("/api/v1/school-admin/users", body).expect(201);
        return api.at(school.slug() + ".localhost").signedIn((String) body.get("email"));
    }

    /// A new student who sits in that section.
    public String enrolled(String firstName, String section) {
        String student = id(admin.post("/api/v1/students", People.student(firstName)));
        admin.post("/api/v1/enrolments", Map.of("studentId", student, "sectionId", section, "startsOn", "2026-04-01"))
                .expect(201);
        return student;
    }

    /// A new guardian of that student who can sign in; the login is remembered under that name.
    public String guardian(String student, String name, boolean portalAccess) {
        Map<String, Object> body = People.guardian("Guardian");
        String guardian = id(admin.post("/api/v1/guardians", body));
        int priority = admin.get("/api/v1/students/" + student + "/guardians")
                        .body()
                        .get("items")
                        .size()
                + 1;
        admin.post("/api/v1/students/" + student + "/guardians", link(guardian, priority, portalAccess))
                .expect(201);
        admin.put("/api/v1/guardians/" + guardian + "/account").expect(200);
        logins.put(name, (String) body.get("phone"));
        return guardian;
    }

    public static Map<String, Object> link(String guardian, int priority, boolean portalAccess) {
        return Map.of(
                "guardianId",
                guardian,
                "terms",
                Map.of("relation", "mother", "priority", priority, "portalAccess", portalAccess));
    }

    public static String id(ApiAnswer answer) {
        return answer.expect(201).body().get("id").asString();
    }

    private String open(String role) {
        Map<String, Object> body = People.user("The " + role, role);
        logins.put(role, (String) body.get("email"));
        return id(admin.post("/api/v1/school-admin/users", body));
    }

    private String section(String name, Map<String, Object> more) {
        return id(admin.post(
                "/api/v1/sections",
                People.changed(
                        Map.of("academicYearId", yearId, "grade", "5", "name", name, "teachers", List.of()), more)));
    }

    private void openStudent() {
        String phone = People.phone();
        admin.put("/api/v1/students/" + studentInA + "/account", Map.of("phone", phone))
                .expect(200);
        logins.put("student", phone);
    }
}
