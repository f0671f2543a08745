package in.syncad.api.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.jobs.RecurringSchoolJob;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import in.syncad.common.blob.BlobStore;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Nothing stays behind that nobody needs, and nothing goes that somebody does.
class FileChoreTests {

    private static final String KIND = "school-asset";
    private static final RunningApi API = RunningApi.shared();
    private static final BlobStore BLOBS = API.bean(BlobStore.class);
    private static School school;
    private static ApiClient admin;

    @BeforeAll
    static void openSchool() {
        school = API.schools().create("chore-school");
        admin = API.at("chore-school.localhost").signedIn(TestSchools.adminOf("chore-school"));
    }

    @Test
    void uploadsThatWereNeverConfirmedAreRemovedAnHourAfterTheirTime() {
        byte[] content = Samples.pdf(100);
        JsonNode permit = admin.post(Storage.UPLOADS, Storage.request(KIND, "application/pdf", content))
                .expect(201)
                .body();
        Storage.put(permit.get("put"), content);
        String id = permit.get("id").asString();
        String fresh = Classroom.id(admin.post(Storage.UPLOADS, Storage.request(KIND, "application/pdf", content)));
        String key = "pending/%s/%s".formatted(school.id().value(), id);
        assertThat(BLOBS.exists(key)).isTrue();
        age(id);

        CurrentSchool.call(school, API.bean(FileChore.class)::tidy);

        admin.get(Storage.UPLOADS + "/" + id).expect(404, "upload.unknown");
        admin.get(Storage.UPLOADS + "/" + fresh).expect(200);
        await().until(() -> !BLOBS.exists(key));
    }

    @Test
    void refusalsAreToldForAWeek() {
        String id = Storage.uploaded(admin, KIND, "application/pdf", Samples.jpeg(8, 8));
        Storage.settled(admin, id);
        CurrentSchool.call(school, API.bean(FileChore.class)::tidy);
        admin.get(Storage.UPLOADS + "/" + id).expect(200);
        age(id);

        CurrentSchool.call(school, API.bean(FileChore.class)::tidy);

        admin.get(Storage.UPLOADS + "/" + id).expect(404);
    }

    @Test
    void whatNoRowExplainsIsRemovedOnceItIsAWeekOld() {
        String ready = Storage.ready(admin, KIND, "image/jpeg", Samples.jpeg(64, 64));
        JsonNode pending = admin.post(Storage.UPLOADS, Storage.request(KIND, "application/pdf", Samples.pdf(100)))
                .expect(201)
                .body();
        Storage.put(pending.get("put"), Samples.pdf(100));
        String own = school.id().value().toString();
        String sentAgain = put("pending/%s/%s".formatted(own, ready));
        String nobodys = put("t/%s/student-photo/2026/01/%s.jpg".formatted(own, UUID.randomUUID()));
        String foreign = put("t/%s/student-photo/2026/01/%s.jpg".formatted(UUID.randomUUID(), UUID.randomUUID()));

        auditAfter(Duration.ofDays(6));
        assertThat(BLOBS.exists(nobodys)).isTrue();
        auditAfter(Duration.ofDays(8));

        await().until(() -> !BLOBS.exists(nobodys) && !BLOBS.exists(sentAgain));
        assertThat(BLOBS.exists(foreign)).isTrue();
        assertThat(BLOBS.exists("pending/%s/%s".formatted(own, pending.get("id").asString())))
                .isTrue();
        JsonNode link = admin.get("/api/v1/files/" + ready + "/url").expect(200).body();
        assertThat(Storage.get(link.get("url").asString()).statusCode()).isEqualTo(200);
        assertThat(Storage.get(link.get("thumbnailUrl").asString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatIsWrittenAgainWhileItIsRemovedIsRemovedOnceMore() {
        String key =
                put("t/%s/school-asset/2026/01/%s.jpg".formatted(school.id().value(), UUID.randomUUID()));
        FileLedger ledger = API.bean(FileLedger.class);
        BlobStore late = (BlobStore) Proxy.newProxyInstance(
                BlobStore.class.getClassLoader(), new Class<?>[] {BlobStore.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(BLOBS, arguments);
                    if (method.getName().equals("delete") && key.equals(arguments[0])) {
                        put(key);
                        ledger.abandon(List.of(key, key));
                    }
                    return answer;
                });
        RemoveObjects removal = new RemoveObjects(API.bean(FileStore.class), late);

        CurrentSchool.run(school, () -> API.bean(FileStore.class).abandon(List.of(key), Instant.now()));
        CurrentSchool.call(school, () -> removal.run(new RemoveObjects.All()));

        await().until(() -> !BLOBS.exists(key));
    }

    private static void auditAfter(Duration time) {
        StorageAudit audit = new StorageAudit(
                API.bean(FileStore.class), API.bean(FileLedger.class), BLOBS, Clock.offset(Clock.systemUTC(), time));
        CurrentSchool.call(school, () -> audit.run(new RecurringSchoolJob.Round()));
    }

    private static String put(String key) {
        BLOBS.put(key, new ByteArrayInputStream(new byte[10]), 10, "image/jpeg");
        return key;
    }

    private static void age(String id) {
        API.schools().database(school).sql("""
                        UPDATE stored_file
                        SET expires_at = expires_at - INTERVAL '80 minutes', settled_at = settled_at - INTERVAL '8 days'
                        WHERE id = CAST(:id AS uuid)
                        """).param("id", id).update();
    }
}
