package in.syncad.api.files;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.People;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import in.syncad.common.tenancy.School;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What may be uploaded, by whom, how much, and that storage keeps to what was signed.
class PermitTests {

    private static final String KIND = "school-asset";
    private static final RunningApi API = RunningApi.shared();
    private static ApiClient admin;

    @BeforeAll
    static void openSchool() {
        API.schools().create("permit-school");
        admin = API.at("permit-school.localhost").signedIn(TestSchools.adminOf("permit-school"));
    }

    @ParameterizedTest
    @CsvSource({
        "contentType, text/html, file.type-forbidden",
        "contentType, image/svg+xml, file.type-forbidden",
        "contentType, image/jpeg; charset=x, file.type-forbidden",
        "kind, nonsense, file.kind-unknown",
        "sha256, abc, file.sha256-malformed",
        "sha256, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA!, file.sha256-malformed",
        "size, 33554433, file.too-large",
        "size, 9223372036854775807, file.too-large",
        "size, 0, request.invalid",
        "size, -5, request.invalid",
        "fileName, ' ', request.invalid"
    })
    void refusesWhatIsNotTaken(String field, String value, String code) {
        Map<String, Object> request = Storage.request(KIND, "image/jpeg", Samples.jpeg(8, 8));
        request.put(field, field.equals("size") ? Long.valueOf(value) : value);

        ApiAnswer refused = admin.post(Storage.UPLOADS, request).expect(422, code);

        assertThat(refused.body().at("/errors/0/pointer").asString()).isEqualTo("/" + field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "a/b.jpg",
                "C:\\photo.jpg",
                "..",
                ".",
                "a\nb.jpg",
                "gpj.\u202Eexe",
                "zero\u200Bwidth.jpg"
            })
    void refusesNamesThatAreNotWhatTheyLookLike(String name) {
        Map<String, Object> request = Storage.request(KIND, "image/jpeg", Samples.jpeg(8, 8));
        request.put("fileName", name);
        admin.post(Storage.UPLOADS, request).expect(422, "file.name-invalid");
        admin.post("/school-admin/upload/presign", Map.of("fileName", name, "contentType", "image/jpeg"))
                .expect(422, "file.name-invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800"})
    void refusesWhatIsNoCharacter(String escaped) {
        String body = "{\"fileName\": \"a%s.jpg\", \"contentType\": \"image/jpeg\"}".formatted(escaped);
        admin.send("POST", "/school-admin/upload/presign", body, Map.of("Content-Type", "application/json"))
                .expect(422, "field.wrong-type");
    }

    @Test
    void namesAreShownAsTheyWereWhateverTheAlphabet() {
        byte[] content = Samples.pdf(100);
        Map<String, Object> request = Storage.request(KIND, "application/pdf", content);
        request.put("fileName", "आशा \"की\" रिपोर्ट; x=.pdf");
        JsonNode permit = admin.post(Storage.UPLOADS, request).expect(201).body();
        Storage.put(permit.get("put"), content);
        String id = permit.get("id").asString();
        Storage.confirm(admin, id).expect(202);
        Storage.settled(admin, id);

        JsonNode link = admin.get("/api/v1/files/" + id + "/url").expect(200).body();

        assertThat(link.get("fileName").asString()).isEqualTo(request.get("fileName"));
        assertThat(link.get("url").asString()).doesNotContain("/%E0");
        assertThat(Storage.get(link.get("url").asString())
                        .headers()
                        .firstValue("content-disposition")
                        .orElse(""))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''%E0%A4%86");
    }

    @Test
    void storageKeepsToWhatWasSigned() {
        byte[] content = Samples.jpeg(64, 64);
        JsonNode put = admin.post(Storage.UPLOADS, Storage.request(KIND, "image/jpeg", content))
                .expect(201)
                .body()
                .get("put");
        Map<String, String> headers = new HashMap<>();
        put.get("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asString()));
        assertThat(headers).containsOnlyKeys("content-type", "x-amz-checksum-sha256", "if-none-match");
        String url = put.get("url").asString();
        byte[] other = content.clone();
        other[other.length - 1] ^= 1;

        assertThat(status(url, with(headers, "content-type", "text/html"), content))
                .isEqualTo(403);
        assertThat(status(url, headers, Arrays.copyOf(content, content.length + 1)))
                .isEqualTo(403);
        assertThat(status(url, headers, other)).isEqualTo(400);
        assertThat(status(url.replaceAll("pending/[^?]*", "pending/elsewhere"), headers, content))
                .isEqualTo(403);
        assertThat(status(url.replace("X-Amz-Expires=900", "X-Amz-Expires=9000"), headers, content))
                .isEqualTo(403);
        assertThat(status(url, headers, content)).isEqualTo(200);
        assertThat(status(url, headers, content)).as("a second time").isEqualTo(412);
    }

    @Test
    void anUploadBelongsToWhoBeganIt() {
        ApiClient reception = newUser("reception");
        byte[] content = Samples.jpeg(64, 64);
        String id = Storage.ready(reception, "student-photo", "image/jpeg", content);
        ApiClient other = newUser("reception");
        String student = Classroom.id(admin.post("/api/v1/students", People.student("Photographed")));
        String photo = "/api/v1/students/" + student + "/photo";

        other.get(Storage.UPLOADS + "/" + id).expect(404, "upload.unknown");
        Storage.confirm(other, id).expect(404, "upload.unknown");
        other.get("/api/v1/files/" + id + "/url").expect(404, "file.unknown");
        other.delete("/api/v1/files/" + id, "*").expect(404, "file.unknown");
        other.put(photo, Map.of("fileId", id)).expect(422, "file.unknown");
        admin.get(Storage.UPLOADS + "/" + id).expect(200);
        admin.get("/api/v1/files/" + id + "/url").expect(200);
        reception.put(photo, Map.of("fileId", id)).expect(200);
        newUser("teacher")
                .post(Storage.UPLOADS, Storage.request("student-photo", "image/jpeg", content))
                .expect(403, "file.kind-forbidden");
    }

    @Test
    void aPhotoIsNothingButAReadyPhoto() {
        String student = Classroom.id(admin.post("/api/v1/students", People.student("Faceless")));
        String photo = "/api/v1/students/" + student + "/photo";
        byte[] content = Samples.jpeg(64, 64);
        String asset = Storage.ready(admin, KIND, "image/jpeg", content);
        admin.put(photo, Map.of("fileId", asset)).expect(422, "file.unknown");
        String pending =
                Classroom.id(admin.post(Storage.UPLOADS, Storage.request("student-photo", "image/jpeg", content)));
        admin.put(photo, Map.of("fileId", pending)).expect(409, "file.not-ready");
        Storage.confirm(admin, pending).expect(409, "upload.missing");
        admin.delete("/api/v1/files/" + pending, "*").expect(409, "upload.running");
        String refused = Storage.uploaded(admin, "student-photo", "image/png", content);
        Storage.settled(admin, refused);
        admin.put(photo, Map.of("fileId", refused)).expect(422, "file.refused");
    }

    @Test
    void aNewPhotoTakesThePlaceOfTheOldOneHoweverManySetOneAtOnce() {
        String student = Classroom.id(admin.post("/api/v1/students", People.student("Popular")));
        String photo = "/api/v1/students/" + student + "/photo";
        List<String> files = AtOnce.times(
                6, number -> Storage.ready(admin, "student-photo", "image/jpeg", Samples.jpeg(32 + number, 32)));

        AtOnce.times(
                6,
                number -> admin.put(photo, Map.of("fileId", files.get(number))).expect(200));

        String shown = admin.get(photo).expect(200).body().get("id").asString();
        assertThat(files).contains(shown);
        for (String file : files) {
            admin.get("/api/v1/files/" + file + "/url").expect(file.equals(shown) ? 200 : 404);
        }
    }

    @Test
    void roomIsNeverGivenTwice() {
        School small = API.schools().create("small-school");
        ApiClient owner = API.at("small-school.localhost").signedIn(TestSchools.adminOf("small-school"));
        byte[] content = Samples.pdf(10_000);
        API.schools()
                .database(small)
                .sql("UPDATE file_space SET quota_bytes = :quota")
                .param("quota", 7L * content.length + 5)
                .update();

        List<ApiAnswer> answers = AtOnce.times(
                20, number -> owner.post(Storage.UPLOADS, Storage.request(KIND, "application/pdf", content)));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(7);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allMatch(answer -> answer.code().equals("file.no-room"));
        assertThat(used(small)).isEqualTo(7L * content.length);

        answers.stream()
                .filter(answer -> answer.status() == 201)
                .forEach(answer -> owner.send("DELETE", Storage.UPLOADS + "/" + Classroom.id(answer), null, Map.of())
                        .expect(204));
        assertThat(used(small)).isZero();
    }

    @Test
    void roomIsReservedForTheLargestUntilItIsKnownHowLargeAFileIs() {
        School own = API.schools().create("reserving-school");
        ApiClient owner = API.at("reserving-school.localhost").signedIn(TestSchools.adminOf("reserving-school"));
        byte[] content = Samples.pdf(1_000);
        String uploadUrl = owner.post(
                        "/school-admin/upload/presign", Map.of("fileName", "a.pdf", "contentType", "application/pdf"))
                .expect(200)
                .body()
                .get("uploadUrl")
                .asString();
        assertThat(used(own)).isEqualTo(32L << 20);

        assertThat(status(uploadUrl, Map.of("content-type", "application/pdf"), content))
                .isEqualTo(200);
        String key = uploadUrl.replaceAll("\\?.*", "").replaceAll(".*(?=pending/)", "");
        owner.post("/school-admin/upload/confirm", Map.of("key", key)).expect(202);

        assertThat(used(own)).isEqualTo(content.length);
    }

    private static long used(School of) {
        return API.schools()
                .database(of)
                .sql("SELECT used_bytes FROM file_space")
                .query(Long.class)
                .single();
    }

    private static ApiClient newUser(String role) {
        Map<String, Object> body = People.user("Somebody", role);
        admin.post("/api/v1/school-admin/users", body).expect(201);
        return API.at("permit-school.localhost").signedIn((String) body.get("email"));
    }

    private static int status(String url, Map<String, String> headers, byte[] content) {
        return Storage.put(url, headers, content).statusCode();
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> changed = new HashMap<>(headers);
        changed.put(name, value);
        return changed;
    }
}
