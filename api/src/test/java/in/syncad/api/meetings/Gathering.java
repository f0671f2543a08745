package in.syncad.api.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.realtime.SocketClient;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.Classroom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A meeting in a test that runs, usually of the families of a section with its teacher.
record Gathering(String id, ApiClient host) {

    static final Map<String, Object> SIGNAL = Map.of("type", "offer", "sdp", "v=0");

    static Gathering of(Classroom room, boolean waitingRoom) {
        return begun(room.as("teacher"), waitingRoom, Map.of("kind", "section", "value", room.sectionA));
    }

    /// With a waiting room.
    static Gathering by(ApiClient host, Map<String, String> guests) {
        return begun(host, true, guests);
    }

    private static Gathering begun(ApiClient host, boolean waitingRoom, Map<String, String> guests) {
        Map<String, Object> plan = Map.of("title", "Live", "waitingRoom", waitingRoom, "targets", List.of(guests));
        Gathering gathering = new Gathering(Classroom.id(host.post("/api/v1/meetings", plan)), host);
        host.send("POST", gathering.path() + "/start", null, Map.of("If-Match", "*"))
                .expect(200);
        return gathering;
    }

    static String idOf(ApiClient client) {
        return client.get("/api/v1/me").expect(200).body().at("/account/id").asString();
    }

    static String code(JsonNode answer) {
        return answer.at("/problem/code").asString("");
    }

    String path() {
        return "/api/v1/meetings/" + id;
    }

    JsonNode join(SocketClient client) {
        return say(client, "join", Map.of());
    }

    /// Comes in, as the first words of `client` say who did not have to wait.
    void enter(SocketClient client) {
        assertThat(join(client).at("/data/admission").asString("")).isEqualTo("admitted");
    }

    /// What a client says about this meeting.
    JsonNode say(SocketClient client, String event, Map<String, Object> body) {
        Map<String, Object> all = new HashMap<>(body);
        all.put("meeting", id);
        return client.ask("meeting:" + event, all);
    }

    JsonNode signal(SocketClient client, String event, String to) {
        return say(client, event, Map.of("to", to, "signal", SIGNAL));
    }

    JsonNode let(SocketClient client, String user) {
        return say(client, "admit", Map.of("user", user));
    }

    /// Who is there, as the host sees it.
    List<String> present() {
        return host.get(path())
                .expect(200)
                .body()
                .get("participants")
                .valueStream()
                .filter(each -> each.get("present").booleanValue())
                .map(each -> each.get("id").asString())
                .toList();
    }

    void assertState(String state) {
        assertThat(host.get(path()).expect(200).body().get("state").asString()).isEqualTo(state);
    }

    void end() {
        host.send("POST", path() + "/end", null, Map.of("If-Match", "*")).expect(200);
    }
}
