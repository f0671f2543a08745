package in.syncad.api.invitations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.People;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import in.syncad.common.tenancy.School;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class InvitationTests {

    private static final String INVITATIONS = "/api/v1/school-admin/invitations";
    private static final String REGISTER = "/api/v1/auth/register";
    private static final String PASSWORD = "correct horse battery";
    private static final Pattern LINK =
            Pattern.compile("https://invitation-school\\.syncad\\.in/register#token=(\\S+)");
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final RunningApi API = RunningApi.shared();
    private static ApiClient school;
    private static ApiClient admin;
    private static JdbcClient database;

    @BeforeAll
    static void openSchool() {
        School opened = API.schools().create("invitation-school");
        database = API.schools().database(opened);
        school = API.at("invitation-school.localhost");
        admin = school.signedIn(TestSchools.adminOf("invitation-school"));
    }

    @Test
    void theInvitedChooseNameAndPasswordAndAreSignedIn() {
        String email = address();
        invite(email, "teacher", "librarian").expect(201);

        ApiAnswer tokens = register(tokenTo(email, 0)).expect(201);

        ApiClient user = school.withToken(tokens.body().get("accessToken").asString());
        ApiAnswer me = user.get("/api/v1/me").expect(200);
        assertThat(me.body().at("/account/displayName").asString()).isEqualTo("Asha Verma");
        assertThat(me.body().at("/account/email").asString()).isEqualTo(email);
        assertThat(me.body().at("/account/roles")).hasSize(2);
        school.post("/api/v1/auth/login", Map.of("email", email, "password", PASSWORD))
                .expect(200);
    }

    @Test
    void anInvitationIsGoodOnceHoweverManyComeAtOnce() {
        String email = address();
        invite(email, "teacher").expect(201);
        String token = tokenTo(email, 0);

        List<ApiAnswer> answers = AtOnce.times(5, number -> register(token));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allMatch(answer -> answer.code().equals("invitation.invalid"));
        register(token).expect(422, "invitation.invalid");
    }

    @Test
    void nobodyRegistersWithoutOne() {
        register("made-up").expect(422, "invitation.invalid");
        register("A".repeat(64)).expect(422, "invitation.invalid");
    }

    @Test
    void anInvitationIsGoodForItsSchoolOnly() {
        API.schools().create("invitation-other");
        String email = address();
        invite(email, "teacher").expect(201);

        API.at("invitation-other.localhost")
                .post(REGISTER, registration(tokenTo(email, 0)))
                .expect(422, "invitation.invalid");
    }

    @Test
    void itEndsAfterAWeek() {
        String email = address();
        invite(email, "teacher").expect(201);
        String token = tokenTo(email, 0);
        assertThat(database.sql(
                                "SELECT expires_at - created_at = INTERVAL '7 days' FROM invitation WHERE email = :email")
                        .param("email", email)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        database.sql("UPDATE invitation SET expires_at = now() - INTERVAL '1 second' WHERE email = :email")
                .param("email", email)
                .update();

        register(token).expect(422, "invitation.invalid");
    }

    @Test
    void itCanBeWithdrawnAndIsReplacedByTheNext() {
        String email = address();
        ApiAnswer first = invite(email, "teacher").expect(201);
        String earlier = tokenTo(email, 0);
        invite(email, "reception").expect(201);
        String later = tokenTo(email, 1);
        register(earlier).expect(422, "invitation.invalid");
        admin.get(first.header("Location")).expect(404, "invitation.unknown");

        String open = INVITATIONS + "/" + openTo(email);
        admin.delete(open, admin.get(open).expect(200).etag()).expect(204);

        register(later).expect(422, "invitation.invalid");
        admin.delete(open, "*").expect(404, "invitation.unknown");
    }

    @Test
    void anAddressThatHasAnAccountByThenIsRefused() {
        Map<String, Object> user = People.user("Somebody", "teacher");
        admin.post("/api/v1/school-admin/users", user).expect(201);
        String email = (String) user.get("email");
        invite(email, "teacher").expect(201);

        register(tokenTo(email, 0)).expect(409, "user.email-taken");
    }

    @Test
    void theTokenStandsNowhere() {
        String email = address();
        invite(email, "teacher").expect(201);
        String token = tokenTo(email, 0);

        assertThat(database.sql("SELECT string_agg(i::text, '') || (SELECT string_agg(a::text, '') FROM audit_event a)"
                                + " FROM invitation i")
                        .query(String.class)
                        .single())
                .doesNotContain(token);
    }

    @Test
    void listsWhoIsInvited() {
        String email = address();
        invite(email, "teacher").expect(201);

        assertThat(admin.get(INVITATIONS).expect(200).text()).contains(email);
        assertThat(admin.get(INVITATIONS + "?limit=1").expect(200).body().get("items"))
                .hasSize(1);
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        invite("no address", "teacher").expect(422, "request.invalid");
        admin.post(INVITATIONS, Map.of("email", address(), "roles", List.of())).expect(422, "request.invalid");
        admin.post(INVITATIONS, Map.of("email", address(), "roles", List.of("principal")))
                .expect(422, "field.wrong-type");
        school.post(REGISTER, Map.of("token", "x", "displayName", " ", "password", "short"))
                .expect(422, "request.invalid");
    }

    private static ApiAnswer invite(String email, String... roles) {
        return admin.post(INVITATIONS, Map.of("email", email, "roles", List.of(roles)));
    }

    private static String tokenTo(String email, int seen) {
        String body = await().atMost(Duration.ofSeconds(30))
                .until(() -> API.inbox().to(email), found -> found.size() > seen)
                .getFirst()
                .body();
        Matcher link = LINK.matcher(body);
        assertThat(link.find()).as(body).isTrue();
        return link.group(1);
    }

    private static ApiAnswer register(String token) {
        return school.post(REGISTER, registration(token));
    }

    private static Map<String, Object> registration(String token) {
        return Map.of("token", token, "displayName", "Asha Verma", "password", PASSWORD);
    }

    private static String openTo(String email) {
        return database.sql("SELECT id FROM invitation WHERE email = :email AND ended_at IS NULL")
                .param("email", email)
                .query(String.class)
                .single();
    }

    private static String address() {
        return "invited%d@people.example.org".formatted(NUMBERS.incrementAndGet());
    }
}
