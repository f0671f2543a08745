package in.syncad.api.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.People;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import in.syncad.common.tenancy.School;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// From the permit to the file that is shown, against a real object storage.
class UploadTests {

    private static final RunningApi API = RunningApi.shared();
    private static ApiClient admin;
    private static School school;

    @BeforeAll
    static void openSchool() {
        school = API.schools().create("upload-school");
        admin = API.at("upload-school.localhost").signedIn(TestSchools.adminOf("upload-school"));
    }

    @Test
    void aPhotoComesFromAPhoneIntoTheRegister() {
        String student = admin.post("/api/v1/students", People.student("Asha"))
                .expect(201)
                .body()
                .get("id")
                .asString();
        String photo = "/api/v1/students/" + student + "/photo";
        admin.get(photo).expect(404, "student.photo-unknown");
        String file = Storage.ready(admin, "student-photo", "image/jpeg", Samples.jpeg(640, 480));

        ApiAnswer set = admin.put(photo, Map.of("fileId", file)).expect(200);

        JsonNode link = admin.get(photo).expect(200).body();
        assertThat(link.get("id").asString()).isEqualTo(file);
        HttpResponse<byte[]> shown = Storage.get(link.get("url").asString());
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().firstValue("content-type")).contains("image/jpeg");
        assertThat(shown.headers().firstValue("content-disposition").orElse("")).startsWith("inline; ");
        assertThat(Samples.read(shown.body()).getWidth()).isEqualTo(640);
        HttpResponse<byte[]> small = Storage.get(link.get("thumbnailUrl").asString());
        assertThat(Samples.read(small.body()).getWidth()).isEqualTo(256);

        admin.delete("/api/v1/files/" + file, "*").expect(409, "file.in-use");
        admin.delete(photo, set.etag()).expect(204);
        admin.get(photo).expect(404);
        // A job takes it out of storage.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Storage.get(link.get("url").asString()).statusCode() == 404);
        assertThat(auditOf(student, file))
                .containsExactly("file.uploaded", "student.photo-set", "file.removed", "student.photo-removed");
    }

    @Test
    void clientsThatKnowOnlyTheContractSucceed() {
        byte[] content = Samples.jpeg(320, 200);
        ApiAnswer presigned = admin.post(
                        "/school-admin/upload/presign",
                        Map.of("fileName", "student-photo.jpg", "contentType", "image/jpeg"))
                .expect(200);
        assertThat(presigned.body().propertyNames()).containsExactly("uploadUrl", "publicUrl");
        String uploadUrl = presigned.body().get("uploadUrl").asString();

        assertThat(Storage.put(uploadUrl, Map.of("Content-Type", "image/png"), content)
                        .statusCode())
                .isEqualTo(403);
        assertThat(Storage.put(uploadUrl, Map.of("Content-Type", "image/jpeg"), content)
                        .statusCode())
                .isEqualTo(200);

        String path = URI.create(uploadUrl).getPath();
        String key = path.substring(path.indexOf("pending/"));
        ApiAnswer confirmed =
                admin.post("/school-admin/upload/confirm", Map.of("key", key)).expect(202);
        String id = confirmed.body().get("id").asString();
        assertThat(Storage.settled(admin, id).body().get("state").asString()).isEqualTo("ready");
        String publicUrl = presigned.body().get("publicUrl").asString();
        String published = publicUrl.substring(publicUrl.indexOf("public/"));
        admin.post("/school-admin/upload/confirm", Map.of("key", published)).expect(202);
        assertThat(Storage.get(publicUrl).statusCode()).isEqualTo(200);
        assertThat(Storage.get(uploadUrl.replaceAll("\\?.*", "")).statusCode()).isEqualTo(403);
    }

    private static List<String> auditOf(String student, String file) {
        return API.schools()
                .database(school)
                .sql("""
                        SELECT action FROM audit_event
                        WHERE entity_id IN (CAST(:student AS uuid), CAST(:file AS uuid)) AND action <> 'student.enrolled'
                        ORDER BY seq
                        """)
                .param("student", student)
                .param("file", file)
                .query(String.class)
                .list();
    }
}
