package in.syncad.common.tenancy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The login role of a school's database, as it stands in the secrets store under [#secretName].
public record SchoolCredential(String username, String password) {

    /// What the names of all schools' secrets begin with.
    public static final String SECRETS = "syncad/school/";

    private static final Pattern SECRET_NAME =
            Pattern.compile(SECRETS + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/database");
    private static final JsonMapper JSON = JsonMapper.shared();

    /// Holds the id, never the slug: a deleted secret may block its name for days.
    public static String secretName(SchoolId school) {
        return SECRETS + school + "/database";
    }

    /// The school whose credential has that name; empty for names that [#secretName] does not give.
    public static Optional<SchoolId> school(String secretName) {
        Matcher matcher = SECRET_NAME.matcher(secretName);
        return matcher.matches() ? Optional.of(SchoolId.of(matcher.group(1))) : Optional.empty();
    }

    public String toJson() {
        return JSON.writeValueAsString(this);
    }

    /// @throws IllegalArgumentException when it is not what [#toJson] wrote; the message repeats nothing
    public static SchoolCredential fromJson(String json) {
        JsonNode node = JSON.readTree(json);
        if (!node.path("username").isString() || !node.path("password").isString()) {
            throw new IllegalArgumentException("not a school's credential");
        }
        return new SchoolCredential(
                node.path("username").asString(), node.path("password").asString());
    }

    @Override
    public String toString() {
        return "SchoolCredential[username=%s]".formatted(username);
    }
}
