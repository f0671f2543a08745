package in.syncad.api.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.files.content.Inspector;
import in.syncad.api.files.virus.VirusScanner;
import in.syncad.api.jobs.Outcome;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import in.syncad.common.blob.BlobStore;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What follows from what a virus scanner says.
class InfectedFileTests {

    private static final RunningApi API = RunningApi.shared();
    private static final BlobStore BLOBS = API.bean(BlobStore.class);
    private static School school;
    private static ApiClient admin;

    @BeforeAll
    static void openSchool() {
        school = API.schools().create("infected-school");
        admin = API.at("infected-school.localhost").signedIn(TestSchools.adminOf("infected-school"));
    }

    @Test
    void anInfectedFileIsRefusedRemovedAndAudited() {
        UUID id = arrived();

        assertThat(inspect(id, file -> Optional.of("Eicar-Test"))).isInstanceOf(Outcome.Done.class);

        JsonNode upload = admin.get(Storage.UPLOADS + "/" + id).expect(200).body();
        assertThat(upload.at("/refusal/code").asString()).isEqualTo("file.virus");
        await().until(() -> !BLOBS.exists(pending(id)));
        assertThat(API.schools()
                        .database(school)
                        .sql("SELECT count(*) FROM audit_event WHERE action = 'file.refused' AND entity_id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whileTheScannerIsAwayFilesWait() {
        UUID id = arrived();

        Outcome away = inspect(id, file -> {
            throw new IOException("connection refused");
        });

        assertThat(away).isInstanceOf(Outcome.Again.class);
        assertThat(state(id)).isEqualTo("scanning");
        assertThat(BLOBS.exists(pending(id))).isTrue();

        assertThat(inspect(id, file -> Optional.empty())).isInstanceOf(Outcome.Done.class);
        assertThat(state(id)).isEqualTo("ready");
    }

    @Test
    void aFileThatIsRemovedWhileItIsLookedAtLeavesNothingBehind() {
        UUID id = arrived();
        String[] key = {""};

        inspect(id, file -> {
            key[0] = API.bean(FileStore.class).find(id).orElseThrow().key();
            API.bean(FileLedger.class).removed(id);
            return Optional.empty();
        });

        admin.get(Storage.UPLOADS + "/" + id).expect(404);
        await().until(() -> !BLOBS.exists(key[0]) && !BLOBS.exists(ObjectKeys.thumbnailOf(key[0])));
    }

    /// Uploaded; the job that would look at it is not arranged.
    private static UUID arrived() {
        byte[] content = Samples.jpeg(64, 64);
        JsonNode permit = admin.post(Storage.UPLOADS, Storage.request("school-asset", "image/jpeg", content))
                .expect(201)
                .body();
        Storage.put(permit.get("put"), content);
        UUID id = UUID.fromString(permit.get("id").asString());
        CurrentSchool.run(school, () -> API.bean(FileLedger.class).uploaded(id, content.length));
        return id;
    }

    private static Outcome inspect(UUID id, VirusScanner scanner) {
        InspectFile inspection = new InspectFile(
                API.bean(FileStore.class), API.bean(FileLedger.class), BLOBS, API.bean(Inspector.class), scanner);
        return CurrentSchool.call(school, () -> inspection.run(new InspectFile.Which(id)));
    }

    private static String state(UUID id) {
        return admin.get(Storage.UPLOADS + "/" + id).body().get("state").asString();
    }

    private static String pending(UUID id) {
        return "pending/%s/%s".formatted(school.id().value(), id);
    }
}
