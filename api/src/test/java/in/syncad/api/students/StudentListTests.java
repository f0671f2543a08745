package in.syncad.api.students;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.People;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class StudentListTests {

    private static final String STUDENTS = "/api/v1/students";
    private static final RunningApi API = RunningApi.shared();
    private static ApiClient admin;

    @BeforeAll
    static void fillSchool() {
        API.schools().create("list-school");
        admin = API.at("list-school.localhost").signedIn(TestSchools.adminOf("list-school"));
        // Equal names and dates on purpose: then the id decides.
        for (String name : List.of("Zoya", "anil", "Anil", "Émile", "Bela", "Bela", "Bela", "Čeda", "Deepa_x", "Om")) {
            Map<String, Object> body = new HashMap<>(People.student(name));
            body.remove("lastName");
            admin.post(STUDENTS, body).expect(201);
        }
        admin.post(STUDENTS, People.student("Deepak", Map.of("lastName", "de Souza", "admissionDate", "2025-06-01")))
                .expect(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "admissionNo", "-admissionDate"})
    void pagesHoldEveryStudentOnceInTheSameOrderAsTheWhole(String sort) {
        List<String> whole = ids(admin.get(STUDENTS + "?limit=200&sort=" + sort).expect(200));
        assertThat(whole).hasSize(11);

        List<String> paged = new ArrayList<>();
        String path = STUDENTS + "?limit=2&sort=" + sort;
        String cursor = "";
        do {
            ApiAnswer page = admin.get(path + cursor).expect(200);
            assertThat(page.body().get("items").size()).isLessThanOrEqualTo(2);
            paged.addAll(ids(page));
            JsonNode next = page.body().get("nextCursor");
            cursor = next.isNull() ? "" : "&cursor=" + next.asString();
        } while (!cursor.isEmpty());

        assertThat(paged).isEqualTo(whole);
    }

    @Test
    void namesSortWithoutRegardToCase() {
        List<String> names =
                admin.get(STUDENTS + "?limit=200").body().get("items").findValuesAsString("firstName");
        assertThat(names).startsWith("anil", "Anil").endsWith("Zoya", "Émile", "Čeda");
    }

    @Test
    void findsByTheBeginningOfAnyWordOfTheName() {
        assertThat(names("q=DEEP")).containsExactlyInAnyOrder("Deepa_x", "Deepak");
        assertThat(names("q=souz")).containsExactly("Deepak");
        assertThat(names("q=" + encoded("de s"))).containsExactly("Deepak");
        assertThat(names("q=" + encoded("éM"))).containsExactly("Émile");
        assertThat(names("q=eepa")).isEmpty();
    }

    @Test
    void wildcardsAreLettersLikeOthers() {
        assertThat(names("q=" + encoded("deepa_"))).containsExactly("Deepa_x");
        assertThat(names("q=" + encoded("%"))).isEmpty();
        assertThat(names("q=" + encoded("' OR '1'='1"))).isEmpty();
    }

    @Test
    void filtersByAdmissionNumberAndStatus() {
        JsonNode one = admin.get(STUDENTS + "?limit=1").body().at("/items/0");
        String number = one.get("admissionNo").asString();
        assertThat(ids(admin.get(STUDENTS + "?admissionNo=" + number)))
                .containsExactly(one.get("id").asString());
        assertThat(names("status=withdrawn")).isEmpty();
        admin.get(STUDENTS + "?status=nonsense").expect(400);
    }

    @Test
    void aCursorIsGoodForItsOwnListOnly() {
        String cursor =
                admin.get(STUDENTS + "?limit=2").body().get("nextCursor").asString();
        assertThat(cursor).doesNotContain("anil").doesNotContain("Anil");

        admin.get(STUDENTS + "?limit=2&cursor=" + cursor).expect(200);
        admin.get(STUDENTS + "?limit=2&q=a&cursor=" + cursor).expect(400, "cursor.invalid");
        admin.get(STUDENTS + "?sort=admissionNo&cursor=" + cursor).expect(400, "cursor.invalid");
        admin.get("/api/v1/guardians?cursor=" + cursor).expect(400, "cursor.invalid");
        API.schools().create("list-other");
        ApiClient other = API.at("list-other.localhost").signedIn(TestSchools.adminOf("list-other"));
        other.get(STUDENTS + "?limit=2&cursor=" + cursor).expect(400, "cursor.invalid");
    }

    @Test
    void aCursorThatWasTamperedWithIsRefused() {
        String cursor =
                admin.get(STUDENTS + "?limit=2").body().get("nextCursor").asString();
        for (int index : new int[] {0, cursor.length() / 2, cursor.length() - 2}) {
            char other = cursor.charAt(index) == 'A' ? 'B' : 'A';
            String tampered = cursor.substring(0, index) + other + cursor.substring(index + 1);
            admin.get(STUDENTS + "?limit=2&cursor=" + tampered).expect(400, "cursor.invalid");
        }
        for (String nonsense : List.of("x", "AAAA", "%00", "a".repeat(6_000), "")) {
            admin.get(STUDENTS + "?cursor=" + nonsense).expect(400, "cursor.invalid");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "201", "1e2", "x", "99999999999999999999", ""})
    void limitsAreChecked(String limit) {
        admin.get(STUDENTS + "?limit=" + limit).expect(422, "limit.invalid");
    }

    private static List<String> names(String query) {
        return admin.get(STUDENTS + "?" + query).expect(200).body().get("items").findValuesAsString("firstName");
    }

    private static List<String> ids(ApiAnswer answer) {
        List<String> ids = new ArrayList<>();
        answer.body().get("items").forEach(item -> ids.add(item.get("id").asString()));
        return ids;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
