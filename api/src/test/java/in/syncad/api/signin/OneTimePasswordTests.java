package in.syncad.api.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.People;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import in.syncad.api.users.Login;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import in.syncad.embedded.aws.faults.Fault;
import in.syncad.embedded.inbox.Message;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

class OneTimePasswordTests {

    private static final String REQUEST = "/api/v1/auth/otp/request";
    private static final String VERIFY = "/api/v1/auth/otp/verify";
    private static final RunningApi API = RunningApi.shared();
    private static ApiClient school;
    private static ApiClient admin;

    @BeforeAll
    static void openSchool() {
        API.schools().create("otp-school");
        school = API.at("otp-school.localhost");
        admin = school.signedIn(TestSchools.adminOf("otp-school"));
    }

    @AfterEach
    void endFaults() {
        API.aws().faults().clear();
    }

    @Test
    void theCodeComesByMailUnderTheAgreedSubject() {
        String login = newUser();
        school.tokens(login);
        Message mail = API.inbox().to(login).getFirst();
        assertThat(mail.subject()).isEqualTo("Your SyncAD OTP");
        assertThat(mail.body()).contains("School otp-school");
    }

    @Test
    void theCodeComesByTextMessageToAPhone() {
        String phone = People.phone();
        admin.post(
                        "/api/v1/school-admin/users",
                        People.changed(People.user("Phone", "teacher"), Map.of("phone", phone)))
                .expect(201);
        ApiAnswer asked = school.post(REQUEST, Map.of("phone", spaced(phone))).expect(202);
        String code = API.inbox().codeTo(phone, 0);
        verify(school, challenge(asked), code).expect(200);
    }

    @Test
    void nothingTellsWhetherALoginIsKnown() {
        ApiAnswer known = school.post(REQUEST, Map.of("email", newUser())).expect(202);
        ApiAnswer unknown =
                school.post(REQUEST, Map.of("email", "nobody@nowhere.test")).expect(202);
        assertThat(unknown.text().replace(challenge(unknown), ""))
                .isEqualTo(known.text().replace(challenge(known), ""));
        assertThat(names(unknown)).isEqualTo(names(known));

        ApiAnswer wrong = verify(school, challenge(known), "000000").expect(401, "otp.refused");
        ApiAnswer nobody = verify(school, challenge(unknown), "000000").expect(401, "otp.refused");
        ApiAnswer invented =
                verify(school, UUID.randomUUID().toString(), "000000").expect(401, "otp.refused");
        for (ApiAnswer answer : List.of(nobody, invented)) {
            assertThat(withoutId(answer)).isEqualTo(withoutId(wrong));
            assertThat(names(answer)).isEqualTo(names(wrong));
        }
    }

    @Test
    void nothingIsSentToAnUnknownLogin() {
        school.post(REQUEST, Map.of("email", "stranger@nowhere.test")).expect(202);
        awaitNoJobs();
        assertThat(API.inbox().to("stranger@nowhere.test")).isEmpty();
    }

    @Test
    void fiveWrongTriesEndAChallengeHoweverManyComeAtOnce() {
        String login = newUser();
        String challenge =
                challenge(school.post(REQUEST, Map.of("email", login)).expect(202));
        String code = API.inbox().codeTo(login, 0);
        List<ApiAnswer> answers = AtOnce.times(60, number -> verify(school, challenge, wrong(code, number)));

        assertThat(answers)
                .allMatch(answer -> answer.status() == 401 && answer.code().equals("otp.refused"));
        verify(school, challenge, code).expect(401, "otp.refused");
    }

    @Test
    void fiveHundredGuessesAtOnceLeaveNoTryForTheRightCode() {
        Challenges challenges = API.bean(Challenges.class);
        School here = API.schools().create("otp-guesses");
        UUID challenge = UUID.randomUUID();
        Login guessed = new Login.Mail("g@g.test");
        CurrentSchool.run(here, () -> challenges.open(challenge, guessed, "test"));

        List<Attempt> guesses = AtOnce.times(
                500,
                number -> CurrentSchool.call(here, () -> challenges.attempt(challenge, Purpose.SIGN_IN, "no code")));
        Attempt late = CurrentSchool.call(
                here,
                () -> challenges.attempt(
                        challenge, Purpose.SIGN_IN, API.bean(Codes.class).code(challenge, Purpose.SIGN_IN)));

        assertThat(guesses)
                .filteredOn(guess -> !(guess instanceof Attempt.Wrong))
                .containsExactly(new Attempt.Last(guessed));
        assertThat(late).isEqualTo(new Attempt.Wrong());
    }

    @Test
    void aRightCodeIsRightOnce() {
        String login = newUser();
        String challenge =
                challenge(school.post(REQUEST, Map.of("email", login)).expect(202));
        String code = API.inbox().codeTo(login, 0);

        List<ApiAnswer> answers = AtOnce.times(5, number -> verify(school, challenge, code));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        verify(school, challenge, code).expect(401, "otp.refused");
    }

    @Test
    void aCodeIsGoodForItsSchoolOnly() {
        API.schools().create("otp-other");
        String login = newUser();
        String challenge =
                challenge(school.post(REQUEST, Map.of("email", login)).expect(202));
        String code = API.inbox().codeTo(login, 0);

        verify(API.at("otp-other.localhost"), challenge, code).expect(401, "otp.refused");
        verify(school, challenge, code).expect(200);
    }

    @Test
    void askingAgainTooSoonIsRefusedWithATimeToWait() {
        String login = newUser();
        school.post(REQUEST, Map.of("email", login)).expect(202);
        ApiAnswer again = school.post(REQUEST, Map.of("email", login.toUpperCase(Locale.ROOT)))
                .expect(429, "otp.too-often");
        assertThat(Integer.parseInt(again.header("Retry-After"))).isBetween(1, 30);
        school.post(REQUEST, Map.of("email", "unknown-" + login)).expect(202);
        school.post(REQUEST, Map.of("email", "unknown-" + login)).expect(429, "otp.too-often");
    }

    @Test
    void aLoginGetsFiveCodesAnHour() {
        String login = newUser();
        for (int count = 0; count < Challenges.PER_LOGIN_AND_HOUR; count++) {
            school.post(REQUEST, Map.of("email", login)).expect(202);
            endCoolDowns();
        }
        ApiAnswer refused = school.post(REQUEST, Map.of("email", login)).expect(429, "otp.too-often");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(3_500, 3_600);
    }

    @Test
    void theCodeStandsNeitherInTheJobNorInRedis() {
        API.aws().faults().always("sesv2.SendEmail", Fault.throttle());
        String login = newUser();
        String challenge =
                challenge(school.post(REQUEST, Map.of("email", login)).expect(202));
        String job = API.schools()
                .registry()
                .sql("SELECT convert_from(task_data, 'UTF8') FROM job_urgent WHERE task_instance LIKE :instance")
                .param("instance", "%" + challenge)
                .query(String.class)
                .single();
        String key = redis().keys("otp:*" + challenge).iterator().next();
        Map<Object, Object> stored = redis().opsForHash().entries(key);
        API.aws().faults().clear();
        String code = API.inbox().codeTo(login, 0);

        assertThat(job).contains(challenge).doesNotContain(code).doesNotContain(login);
        assertThat(stored.values().toString()).doesNotContain(code).doesNotContain(login);
        assertThat(redis().keys("otp*").toString()).doesNotContain(login);
    }

    @Test
    void aMailThatWasSurelyNotSentIsTriedAgain() {
        API.aws().faults().next("sesv2.SendEmail", Fault.throttle());
        String login = newUser();
        school.tokens(login);
        assertThat(API.inbox().to(login)).hasSize(1);
    }

    @Test
    void aMailThatWasPerhapsSentIsNotSentTwice() {
        String login = newUser();
        API.aws().faults().next("sesv2.SendEmail", Fault.timeoutAfterCommit());
        school.post(REQUEST, Map.of("email", login)).expect(202);
        await().atMost(Duration.ofSeconds(30)).until(() -> API.inbox().to(login).size() == 1);
        awaitNoJobs();
        assertThat(API.inbox().to(login)).hasSize(1);
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        school.post(REQUEST, Map.of()).expect(422, "login.one");
        school.post(REQUEST, Map.of("email", "a@b.c", "phone", "+919812345678")).expect(422, "login.one");
        school.post(REQUEST, Map.of("email", "no address")).expect(422, "login.malformed");
        school.post(REQUEST, Map.of("phone", "12345")).expect(422, "login.malformed");
        school.post(VERIFY, Map.of("challengeId", "x", "code", "123456")).expect(422, "field.wrong-type");
        school.post(VERIFY, Map.of("challengeId", UUID.randomUUID())).expect(422, "request.invalid");
        school.send("POST", REQUEST, "{\"email\":", Map.of("Content-Type", "application/json"))
                .expect(400, "body.malformed");
    }

    private static String newUser() {
        Map<String, Object> body = People.user("Somebody", "teacher");
        admin.post("/api/v1/school-admin/users", body).expect(201);
        return (String) body.get("email");
    }

    private static ApiAnswer verify(ApiClient client, String challenge, String code) {
        return client.post(VERIFY, Map.of("challengeId", challenge, "code", code));
    }

    private static String wrong(String code, int number) {
        return "%06d".formatted((Integer.parseInt(code) + 1 + number) % 1_000_000);
    }

    private static String challenge(ApiAnswer asked) {
        return asked.body().get("challengeId").asString();
    }

    private static String spaced(String phone) {
        return phone.substring(0, 3) + " " + phone.substring(3, 8) + "-" + phone.substring(8);
    }

    private static String withoutId(ApiAnswer answer) {
        return answer.text().replace(answer.body().get("requestId").asString(), "");
    }

    private static Set<String> names(ApiAnswer answer) {
        return new TreeSet<>(answer.headers().map().keySet());
    }

    private static StringRedisTemplate redis() {
        return API.bean(StringRedisTemplate.class);
    }

    private static void endCoolDowns() {
        redis().delete(redis().keys("otp-limit:cool-down:*"));
    }

    private static void awaitNoJobs() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> API.schools()
                                .registry()
                                .sql("SELECT count(*) FROM job_urgent WHERE task_name = 'deliver-one-time-password'")
                                .query(Long.class)
                                .single()
                        == 0);
    }
}
