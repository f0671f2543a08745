package in.syncad.common.push;

import in.syncad.common.outside.ShortText;
import java.util.Map;

/// What appears on one device.
///
/// @param data handed to the app; no secrets, it passes through the provider
/// @param clickAction what the app opens on a tap
/// @param key the same for every repetition of this push: a device that gets it twice shows it once
public record Push(String title, String body, Map<String, String> data, String clickAction, String key) {

    /// In any script, so that the whole payload stays below the 4,096 bytes that providers take.
    private static final int MOST_CHARACTERS = 900;

    /// FCM's limit for collapse keys.
    private static final int LONGEST_KEY = 64;

    public Push {
        if (title.isBlank() || body.isBlank() || key.isBlank() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("a push needs title, body and a key of at most 64 characters");
        }
        body = ShortText.of(body, MOST_CHARACTERS);
        data = Map.copyOf(data);
    }

    /// A `message` of FCM HTTP v1 without its recipient
    /// (https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages).
    public Map<String, Object> asFcmMessage() {
        return Map.of(
                "notification", Map.of("title", title, "body", body),
                "data", data,
                "android",
                        Map.of(
                                "priority",
                                "high",
                                "collapse_key",
                                key,
                                "notification",
                                Map.of("click_action", clickAction, "tag", key)));
    }

    /// What a school writes to a person stays out of logs.
    @Override
    public String toString() {
        return "Push[key=%s]".formatted(key);
    }
}
