package in.syncad.api.testing;

import in.syncad.api.security.AccessTokens;
import in.syncad.api.security.Role;
import in.syncad.common.tenancy.School;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/// Two schools with the same rows under the same ids, but with names that tell whose they are. Whatever mixes schools
/// up shows the wrong name.
public final class TwinSchools {

    /// In every text of the one school, and of the other.
    public static final String HILL = "Hilltop";

    public static final String LAKE = "Lakeside";

    private static final String IDS = "00000000-0000-7000-8000-000000000";

    private final RunningApi api;
    private final School hill;
    private final School lake;

    private TwinSchools(RunningApi api) {
        this.api = api;
        this.hill = another(api, HILL);
        this.lake = another(api, LAKE);
        fill(api, lake, LAKE, "twin-school-alone.sql");
    }

    /// Nothing in them may be changed: other tests rely on it.
    public static TwinSchools shared() {
        return Shared.SCHOOLS;
    }

    /// A school with the same rows again, for a test that changes them.
    public static School another(RunningApi api, String name) {
        School school = api.schools().create("twin-" + name.toLowerCase(Locale.ROOT));
        fill(api, school, name, "twin-school.sql");
        return school;
    }

    public RunningApi api() {
        return api;
    }

    public School hill() {
        return hill;
    }

    public School lake() {
        return lake;
    }

    public ApiClient atHill() {
        return api.at(hill.slug() + ".syncad.in");
    }

    public ApiClient atLake() {
        return api.at(lake.slug() + ".syncad.in");
    }

    /// An access token as a sign-in gives it, for the one person with that role; in a session of its own.
    public String token(School school, Role role) {
        UUID user = userOf(role);
        UUID session = UUID.randomUUID();
        api.schools()
                .database(school)
                .sql("""
                        INSERT INTO session (id, user_id, created_at, expires_at)
                        VALUES (:id, :user, now(), now() + INTERVAL '1 day')
                        """)
                .param("id", session)
                .param("user", user)
                .update();
        return api.bean(AccessTokens.class).issue(school.id(), user, session, 0, Set.of(role));
    }

    /// One token for many tests; its session, by the way, has the same id in both schools.
    public String token(School school) {
        return token(api, school);
    }

    public static String token(RunningApi api, School school) {
        UUID admin = userOf(Role.SCHOOL_ADMIN);
        return api.bean(AccessTokens.class).issue(school.id(), admin, admin, 0, Set.of(Role.SCHOOL_ADMIN));
    }

    public static UUID userOf(Role role) {
        return UUID.fromString(IDS + "01" + role.ordinal());
    }

    /// Which of the rows that a path may name.
    public enum Which {
        /// Of the teacher, the parent and the student.
        OWN('1'),
        /// Of somebody else.
        OTHER('2'),
        /// There is none such in the one school, but there is in the other.
        ONLY_AT_LAKE('9'),
        /// There is none such anywhere.
        NOWHERE('8');

        private final char digit;

        Which(char digit) {
            this.digit = digit;
        }

        /// Fills in a template: `/students/{id}`.
        public String in(String template) {
            StringBuilder path = new StringBuilder();
            String before = "";
            for (String segment : template.substring(1).split("/")) {
                path.append('/').append(segment.startsWith("{") ? IDS + family(before) + digit : segment);
                before = segment;
            }
            return path.toString();
        }

        private static String family(String collection) {
            return switch (collection) {
                case "users", "members" -> "01";
                case "students" -> "02";
                case "guardians" -> "03";
                case "sections" -> "04";
                case "academic-years" -> "05";
                case "enrolments" -> "06";
                case "uploads", "files", "attachments" -> "07";
                case "staff-applications" -> "08";
                case "notifications" -> "0a";
                case "devices" -> "0b";
                case "announcements" -> "0c";
                case "sessions" -> "0e";
                case "invitations" -> "0f";
                case "templates" -> "0d";
                case "documents" -> "d0";
                case "shares" -> "d1";
                case "versions" -> "d2";
                case "conversations" -> "20";
                case "messages" -> "21";
                case "message-reports" -> "22";
                case "contacts" -> "30";
                case "comments" -> "d3";
                case "meetings" -> "40";
                default ->
                    throw new AssertionError(
                            "add rows for /" + collection + "/{id} to twin-school.sql and their family to TwinSchools");
            };
        }
    }

    private static void fill(RunningApi api, School school, String name, String script) {
        try (InputStream text = TwinSchools.class.getResourceAsStream("/" + script)) {
            String sql = new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{name}", name)
                    .replace("{slug}", school.slug());
            api.schools().database(school).sql(sql).update();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {

        static final TwinSchools SCHOOLS = new TwinSchools(RunningApi.shared());
    }
}
