package in.syncad.api.chat;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.Classroom;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/// A conversation in a test.
record Talk(String id) {

    static final String CONVERSATIONS = "/api/v1/conversations";

    static Talk direct(ApiClient one, String other) {
        return new Talk(Classroom.id(one.post(CONVERSATIONS, Map.of("kind", "direct", "members", List.of(other)))));
    }

    static Talk group(ApiClient manager, String... members) {
        Map<String, Object> wanted = Map.of("kind", "group", "title", "Class 5", "members", List.of(members));
        return new Talk(Classroom.id(manager.post(CONVERSATIONS, wanted)));
    }

    static String idOf(ApiClient client) {
        return client.get("/api/v1/me").expect(200).body().at("/account/id").asString();
    }

    String path() {
        return CONVERSATIONS + "/" + id;
    }

    String messages() {
        return path() + "/messages";
    }

    String message(ApiAnswer said) {
        return messages() + "/" + said.expect(201).body().get("id").asString();
    }

    ApiAnswer say(ApiClient author, String text) {
        return say(author, text, UUID.randomUUID());
    }

    ApiAnswer say(ApiClient author, String text, UUID clientId) {
        return author.post(messages(), Map.of("clientId", clientId, "body", text));
    }

    ApiAnswer sayBy(ApiClient author, Map<String, Object> details) {
        return author.post(messages(), details);
    }

    JsonNode about(ApiClient reader) {
        return reader.get(path()).expect(200).body();
    }

    JsonNode entries(ApiClient reader, String query) {
        return reader.get(messages() + query).expect(200).body().get("items");
    }

    /// What a reader can read, in order.
    List<String> texts(ApiClient reader) {
        return entries(reader, "?after=0")
                .valueStream()
                .map(entry -> entry.path("body").asString(entry.get("kind").asString()))
                .toList();
    }

    /// The numbers that a reader knows, in order.
    LongStream numbers(ApiClient reader) {
        return entries(reader, "?after=0&limit=200")
                .valueStream()
                .mapToLong(entry -> entry.get("seq").asLong());
    }

    ApiAnswer member(ApiClient manager, String user, boolean manages) {
        return manager.with("If-Match", "*").put(path() + "/members/" + user, Map.of("manages", manages));
    }

    ApiAnswer remove(ApiClient manager, String user) {
        return manager.delete(path() + "/members/" + user, "*");
    }

    ApiAnswer read(ApiClient reader, long seq) {
        return reader.put(path() + "/read-marker", Map.of("seq", seq));
    }
}
