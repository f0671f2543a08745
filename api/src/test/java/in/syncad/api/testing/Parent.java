package in.syncad.api.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/// A guardian of some students who gets notices about them, with an account that has a phone and a mail address.
public record Parent(ApiClient client, String id, String email, String phone) {

    public static Parent of(Classroom room, String... students) {
        Map<String, Object> account = People.user("Parent of " + students.length, "parent");
        String phone = People.phone();
        account.put("phone", phone);
        String id = Classroom.id(room.admin.post("/api/v1/school-admin/users", account));
        String guardian = Classroom.id(room.admin.post(
                "/api/v1/guardians", People.changed(People.guardian("Guardian"), Map.of("phone", phone))));
        for (String student : students) {
            link(room, student, guardian);
        }
        room.admin
                .send("PUT", "/api/v1/guardians/" + guardian + "/account", null, Map.of())
                .expect(200);
        String email = (String) account.get("email");
        return new Parent(room.api.at(room.school.slug() + ".localhost").signedIn(email), id, email, phone);
    }

    private static void link(Classroom room, String student, String guardian) {
        String path = "/api/v1/students/" + student + "/guardians";
        int priority = room.admin.get(path).body().get("items").size() + 1;
        Map<String, Object> terms =
                Map.of("relation", "mother", "priority", priority, "portalAccess", true, "getsNotices", true);
        room.admin.post(path, Map.of("guardianId", guardian, "terms", terms)).expect(201);
    }

    /// Has the app on a device that pushes reach.
    ///
    /// @return its token
    public String withDevice() {
        String token = "token-" + UUID.randomUUID();
        client.post("/api/v1/me/devices", Map.of("platform", "android", "token", token, "name", "Phone"))
                .expect(201);
        Awaitility.await()
                .until(() -> reachable().contains(true) && !reachable().contains(false));
        return token;
    }

    private List<Boolean> reachable() {
        List<Boolean> reachable = new ArrayList<>();
        client.get("/api/v1/me/devices")
                .expect(200)
                .body()
                .get("items")
                .forEach(device -> reachable.add(device.get("reachable").asBoolean()));
        return reachable;
    }
}
