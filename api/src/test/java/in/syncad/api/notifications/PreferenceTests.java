package in.syncad.api.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.RunningApi;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PreferenceTests {

    private static final Classroom ROOM = new Classroom(RunningApi.shared(), "preferring");
    private static final String PATH = "/api/v1/me/notification-preferences";

    private final ApiClient person = ROOM.newUser("reception");

    @Test
    void withoutAChoiceEverythingIsOnInEnglish() {
        ApiAnswer found = person.get(PATH).expect(200);

        assertThat(found.body().get("language").asString()).isEqualTo("en");
        assertThat(found.body().has("quietHours")).isFalse();
        assertThat(found.body().get("choices")).isEmpty();
    }

    @Test
    void areReplacedAsAWhole() {
        Map<String, Object> choice = Map.of(
                "category",
                "fees",
                "channel",
                "sms",
                "studentId",
                UUID.randomUUID().toString(),
                "enabled",
                false);
        put(person.get(PATH).etag(), Map.of("from", "21:30", "to", "06:30"), List.of(choice))
                .expect(200);

        ApiAnswer found = person.get(PATH).expect(200);

        assertThat(found.body().get("language").asString()).isEqualTo("hi");
        assertThat(found.body().at("/quietHours/from").asString()).isEqualTo("21:30");
        assertThat(found.body().at("/choices/0/channel").asString()).isEqualTo("sms");
        put(found.etag(), Map.of("from", "22:00", "to", "05:00"), List.of()).expect(200);
        assertThat(person.get(PATH).body().get("choices")).isEmpty();
    }

    @Test
    void whoComesSecondIsToldSo() {
        String etag = person.get(PATH).etag();

        List<Integer> statuses = AtOnce.times(
                6,
                number -> put(etag, Map.of("from", "21:30", "to", "06:30"), List.of())
                        .status());

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
    }

    @Test
    void malformedOnesAreRefused() {
        Map<String, Object> choice = Map.of("category", "fees", "channel", "sms", "enabled", true);
        put("*", Map.of("from", "24:00", "to", "06:30"), List.of()).expect(422);
        put("*", Map.of("from", "06:30", "to", "06:30"), List.of()).expect(422, "preferences.quiet-hours-empty");
        put("*", Map.of("from", "21:30", "to", "06:30"), List.of(choice, choice))
                .expect(422, "preferences.choice-twice");
        put(
                        "*",
                        Map.of("from", "21:30", "to", "06:30"),
                        List.of(Map.of("category", "fees", "channel", "teams", "enabled", true)))
                .expect(422, "preferences.channel-shared");
        person.send("PUT", PATH, "{}", Map.of("Content-Type", "application/json", "If-Match", "*"))
                .expect(422);
    }

    private ApiAnswer put(String etag, Map<String, String> quietHours, List<Map<String, Object>> choices) {
        return person.with("If-Match", etag)
                .put(PATH, Map.of("language", "hi", "quietHours", quietHours, "choices", choices));
    }
}
