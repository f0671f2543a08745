package in.syncad.api.files;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Large files, in parts.
class PartedUploadTests {

    private static final int PART = 8 << 20;
    private static final byte[] PDF = Samples.pdf(18 << 20);
    private static final RunningApi API = RunningApi.shared();
    private static ApiClient admin;

    @BeforeAll
    static void openSchool() {
        API.schools().create("parts-school");
        admin = API.at("parts-school.localhost").signedIn(TestSchools.adminOf("parts-school"));
    }

    @Test
    void aLargeFileComesInPartsInAnyOrder() {
        JsonNode permit = begin();
        assertThat(permit.has("put")).isFalse();
        assertThat(permit.at("/parts/count").asInt()).isEqualTo(3);
        String upload = Storage.UPLOADS + "/" + permit.get("id").asString();

        send(upload, 3);
        send(upload, 1);
        confirm(upload).expect(409, "upload.incomplete");
        send(upload, 2);
        AtOnce.times(4, number -> confirm(upload).expect(202));

        String id = permit.get("id").asString();
        assertThat(Storage.settled(admin, id).body().get("state").asString()).isEqualTo("ready");
        String url = admin.get("/api/v1/files/" + id + "/url").body().get("url").asString();
        assertThat(Storage.get(url).body()).isEqualTo(PDF);
        admin.post(upload + "/parts", Map.of("numbers", List.of(1))).expect(409, "upload.over");
    }

    @Test
    void partsAreAsLongAsPlannedAndNoOthersAreTaken() {
        String upload = Storage.UPLOADS + "/" + begin().get("id").asString();
        String url = address(upload, 1);

        assertThat(Storage.put(url, Map.of(), new byte[PART / 1_000]).statusCode())
                .isEqualTo(403);
        admin.post(upload + "/parts", Map.of("numbers", List.of(0))).expect(422, "upload.part-unknown");
        admin.post(upload + "/parts", Map.of("numbers", List.of(4))).expect(422, "upload.part-unknown");
        admin.post(upload + "/parts", Map.of("numbers", List.of())).expect(422, "request.invalid");
    }

    @Test
    void otherContentThanAnnouncedIsRefused() {
        JsonNode permit = begin();
        String id = permit.get("id").asString();
        String upload = Storage.UPLOADS + "/" + id;
        send(upload, 1);
        send(upload, 2);
        Storage.put(address(upload, 3), Map.of(), new byte[PDF.length - 2 * PART]);
        confirm(upload).expect(202);

        assertThat(Storage.settled(admin, id).body().at("/refusal/code").asString())
                .isEqualTo("file.content-differs");
    }

    @Test
    void anAbortedUploadIsGone() {
        String upload = Storage.UPLOADS + "/" + begin().get("id").asString();
        send(upload, 1);

        admin.send("DELETE", upload, null, Map.of()).expect(204);

        admin.get(upload).expect(404, "upload.unknown");
        confirm(upload).expect(404, "upload.unknown");
    }

    @Test
    void aSmallFileHasNoParts() {
        String upload = Storage.UPLOADS + "/"
                + admin.post(Storage.UPLOADS, Storage.request("school-asset", "application/pdf", Samples.pdf(100)))
                        .expect(201)
                        .body()
                        .get("id")
                        .asString();
        admin.post(upload + "/parts", Map.of("numbers", List.of(1))).expect(409, "upload.whole");
    }

    private static ApiAnswer confirm(String upload) {
        return admin.send("POST", upload + "/confirm", null, Map.of());
    }

    private static JsonNode begin() {
        return admin.post(Storage.UPLOADS, Storage.request("school-asset", "application/pdf", PDF))
                .expect(201)
                .body();
    }

    private static void send(String upload, int number) {
        assertThat(Storage.put(address(upload, number), Map.of(), part(number)).statusCode())
                .isEqualTo(200);
    }

    private static String address(String upload, int number) {
        List<String> urls = new ArrayList<>();
        admin.post(upload + "/parts", Map.of("numbers", List.of(number)))
                .expect(200)
                .body()
                .get("urls")
                .forEach(part -> urls.add(part.get("url").asString()));
        return urls.getFirst();
    }

    private static byte[] part(int number) {
        return Arrays.copyOfRange(PDF, (number - 1) * PART, Math.min(number * PART, PDF.length));
    }
}
