package in.syncad.embedded.aws.conventions;

import in.syncad.embedded.aws.model.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One page of a list and the token for the next one.
public record Page<T>(List<T> items, Optional<String> nextToken) {

    /// `all` is sorted by `key`; the page holds the first `size` items behind the one that `token` names. A token stays
    /// good when items come and go. One that nobody issued is refused as `wrongToken`.
    public static <T> Page<T> of(
            List<T> all, Function<T, String> key, Optional<String> token, int size, AwsError wrongToken) {
        String after = token.map(text -> decode(text, wrongToken)).orElse("");
        List<T> rest = all.stream()
                .filter(item -> token.isEmpty() || key.apply(item).compareTo(after) > 0)
                .toList();
        List<T> items = rest.stream().limit(size).toList();
        boolean more = rest.size() > size;
        return new Page<>(items, more ? Optional.of(encode(key.apply(items.getLast()))) : Optional.empty());
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder().encodeToString(("after:" + key).getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String token, AwsError wrongToken) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.startsWith("after:")) {
                return text.substring("after:".length());
            }
        } catch (IllegalArgumentException e) {
            throw wrongToken;
        }
        throw wrongToken;
    }
}
