package in.syncad.api.terminal;

import in.syncad.api.security.Role;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TwinSchools;
import in.syncad.common.tenancy.School;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A student with a terminal, in a school of its own.
final class Desk {

    final School school;
    final ApiClient student;
    final ApiClient teacher;
    private final RunningApi api;

    Desk(RunningApi api, String name) {
        this.api = api;
        school = TwinSchools.another(api, name);
        student = as(Role.STUDENT);
        teacher = as(Role.TEACHER);
        api.schools()
                .database(school)
                .sql("UPDATE terminal_session SET ended_at = now()")
                .update();
    }

    String host() {
        return school.slug() + ".syncad.in";
    }

    ApiClient as(Role role) {
        return api.at(host()).withToken(TwinSchools.shared().token(school, role));
    }

    /// The path of a new session that the teacher may look on.
    String session() {
        JsonNode session = student.post("/api/v1/terminal/sessions", Map.of("title", "Homework"))
                .expect(201)
                .body();
        String path = "/api/v1/terminal/sessions/" + session.get("id").asString();
        share(path, List.of(TwinSchools.userOf(Role.TEACHER)));
        return path;
    }

    void share(String session, List<?> users) {
        student.send(
                        "PUT",
                        session + "/viewers",
                        "{\"users\":[%s]}"
                                .formatted(String.join(
                                        ",",
                                        users.stream().map("\"%s\""::formatted).toList())),
                        Map.of("If-Match", "*", "Content-Type", "application/json"))
                .expect(200);
    }

    String ticket(String session, Side side) {
        return ticket(student, session, side);
    }

    String ticket(ApiClient who, String session, Side side) {
        return who.post(session + "/tickets", Map.of("role", side.code()))
                .expect(201)
                .body()
                .get("ticket")
                .asString();
    }

    TerminalEnd connect(RunningApi at, String session, Side side) throws Exception {
        return new TerminalEnd(at, host(), side, ticket(session, side));
    }
}
