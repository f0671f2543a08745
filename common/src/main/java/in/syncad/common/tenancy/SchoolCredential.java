package in.syncad.common.tenancy;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The login role of a school's database, as it stands in the secrets store under [#secretName].
public record SchoolCredential(String username, String password) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// Holds the id, never the slug: a deleted secret may block its name for days.
    public static String secretName(SchoolId school) {
        return "syncad/school/%s/database".formatted(school);
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
