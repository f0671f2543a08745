package in.syncad.common.teams;

import in.syncad.common.outside.OutsideCalls;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.common.outside.ShortText;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// A channel of Microsoft Teams, reached by the webhook of its workflow "Post to a channel when a webhook request is
/// received", which takes adaptive cards.
public final class TeamsChannel {

    private static final JsonMapper JSON = JsonMapper.shared();
    /// Teams refuses posts of more than 28 KB; in any script this stays below.
    private static final int MOST_CHARACTERS = 4_000;

    private final OutsideCalls calls = new OutsideCalls("Microsoft Teams");
    private final URI webhook;

    public TeamsChannel(URI webhook) {
        this.webhook = webhook;
    }

    /// Tries exactly once: Teams knows no repetition.
    ///
    /// @throws OutsideFailure never with the address of the webhook
    public void post(String title, String text) {
        OutsideCalls.Answer answer = calls.send(
                HttpRequest.newBuilder(webhook)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body(title, text)))),
                "post",
                Kind.UNKNOWN);
        if (answer.status() / 100 != 2) {
            throw new OutsideFailure(
                    answer.isTransient() ? Kind.TRANSIENT : Kind.PERMANENT,
                    "Microsoft Teams post: status %d".formatted(answer.status()));
        }
    }

    private static Map<String, Object> body(String title, String text) {
        Map<String, Object> card = Map.of(
                "$schema", "http://adaptivecards.io/schemas/adaptive-card.json",
                "type", "AdaptiveCard",
                "version", "1.4",
                "body", List.of(block(title, "Bolder"), block(ShortText.of(text, MOST_CHARACTERS), "Default")));
        return Map.of(
                "type",
                "message",
                "attachments",
                List.of(Map.of("contentType", "application/vnd.microsoft.card.adaptive", "content", card)));
    }

    /// Rich text, because in a plain block Teams would turn what somebody wrote into links.
    private static Map<String, Object> block(String text, String weight) {
        return Map.of(
                "type", "RichTextBlock", "inlines", List.of(Map.of("type", "TextRun", "text", text, "weight", weight)));
    }
}
