package in.syncad.api.web;

import in.syncad.common.refusal.Refused;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What `If-Match` says: the versions that the caller is ready to change. A controller method that changes something
/// gets it as a parameter; without the header it is not called.
public record ExpectedVersion(boolean any, Set<Integer> versions) {

    private static final Pattern TAG = Pattern.compile("\"([0-9]{1,9})\\.[0-9a-f]+\"");

    public ExpectedVersion {
        versions = Set.copyOf(versions);
    }

    static ExpectedVersion of(@Nullable String header) {
        if (header == null) {
            throw Refused.preconditionRequired(
                    "if-match.missing", "Send If-Match with the ETag of what you read, so that no change is lost.");
        }
        if (header.strip().equals("*")) {
            return new ExpectedVersion(true, Set.of());
        }
        // Tags that are weak or not ours match nothing, as RFC 9110 wants.
        return new ExpectedVersion(
                false,
                Arrays.stream(header.split(","))
                        .map(tag -> TAG.matcher(tag.strip()))
                        .filter(Matcher::matches)
                        .map(tag -> Integer.valueOf(tag.group(1)))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /// @throws Refused 412 when that version is not among them
    public void require(int version) {
        if (!any && !versions.contains(version)) {
            throw Refused.stale("version.stale", "Somebody else changed it meanwhile; read it again.");
        }
    }
}
