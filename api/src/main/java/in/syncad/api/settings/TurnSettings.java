package in.syncad.api.settings;

import in.syncad.common.settings.Variables;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Servers that carry pictures and voices of meetings where people cannot reach each other; none when empty.
///
/// @param secret shared with these servers
public record TurnSettings(List<String> urls, String secret) {

    private static final int LEAST_SECRET = 16;
    private static final Pattern URL = Pattern.compile("(turns?|stun):[A-Za-z0-9.:-]+(\\?transport=(udp|tcp))?");

    public TurnSettings {
        urls = List.copyOf(urls);
    }

    static TurnSettings from(Variables variables) {
        List<String> urls = variables.parsed(
                "TURN_URLS", List.of(), "addresses such as turn:turn.example.org:3478, separated by commas", text -> {
                    List<String> all = Arrays.stream(text.split(",", -1))
                            .map(String::strip)
                            .toList();
                    if (!all.stream().allMatch(url -> URL.matcher(url).matches())) {
                        throw new IllegalArgumentException("not the address of a server");
                    }
                    return all;
                });
        String secret = variables.parsed("TURN_SECRET", "", "at least 16 characters", text -> {
            if (text.length() < LEAST_SECRET) {
                throw new IllegalArgumentException("too short");
            }
            return text;
        });
        if (urls.isEmpty() != secret.isEmpty()) {
            variables.wrong(
                    urls.isEmpty() ? "TURN_URLS" : "TURN_SECRET", "is not set", "both, or neither to have no server");
        }
        return new TurnSettings(urls, secret);
    }

    @Override
    public String toString() {
        return "TurnSettings%s".formatted(urls);
    }
}
