package in.syncad.api.announcements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.RunningApi;
import in.syncad.common.push.PushGateway;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// How fast an announcement reaches 5,000 parents, each with a device and a mail address; the figures are printed. The
/// bounds are loose, for busy machines.
@Tag("slow")
class CampaignTests {

    private static final String PATH = "/api/v1/announcements";
    private static final int PARENTS = 5_000;
    private static final int WARM_UP = 500;

    private final RunningApi api = RunningApi.shared();
    private final Classroom room = new Classroom(api, "campaigning");
    private final JdbcClient database = api.schools().database(room.school);

    @Test
    void fiveThousandParentsAreQueuedAtOnceAndHandedOverInSeconds() {
        addParents(WARM_UP);
        published("To warm up");
        addParents(PARENTS - WARM_UP);

        long begun = System.nanoTime();
        String id = published("Sports day");
        Duration queued = Duration.ofNanos(System.nanoTime() - begun);
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> count(id, "queued") + count(id, "sending") == 0);
        Duration handedOver = Duration.ofNanos(System.nanoTime() - begun);

        int sent = count(id, "sent");
        System.out.printf(
                "%,d parents queued in %d ms; %,d mails and pushes handed over in %.1f s: %.0f a second%n",
                PARENTS, queued.toMillis(), sent, handedOver.toMillis() / 1e3, sent * 1e3 / handedOver.toMillis());
        assertThat(sent).isGreaterThanOrEqualTo(2 * PARENTS);
        assertThat(queued).isLessThan(Duration.ofSeconds(5));
    }

    private String published(String title) {
        ApiAnswer drafted =
                room.admin.post(PATH, AnnouncementTests.details(title, Map.of("kind", "role", "value", "parent")));
        String id = Classroom.id(drafted);
        room.admin
                .send("POST", PATH + "/" + id + "/publish", null, Map.of("If-Match", "*"))
                .expect(200);
        return id;
    }

    private int count(String id, String state) {
        return room.admin
                .get(PATH + "/" + id + "/progress")
                .expect(200)
                .body()
                .get("counts")
                .valueStream()
                .filter(count -> count.get("state").asString().equals(state))
                .map(count -> count.get("count"))
                .mapToInt(JsonNode::asInt)
                .sum();
    }

    /// Guardians of one student, who get notices and have the app on a device that SNS knows.
    private void addParents(int number) {
        PushGateway gateway = api.bean(PushGateway.class);
        List<UUID> users = Stream.generate(UUID::randomUUID).limit(number).toList();
        String[] addresses = users.parallelStream()
                .map(user -> gateway.register("token-" + user, user, Optional.empty()))
                .toArray(String[]::new);
        database.sql("""
                        WITH parent AS (
                          SELECT * FROM unnest(:ids, CAST(:addresses AS text[])) AS made (id, address)),
                        account AS (
                          INSERT INTO user_account (id, display_name, email)
                          SELECT id, 'Parent', id || '@parents.example.org' FROM parent),
                        role AS (
                          INSERT INTO user_role (user_id, role) SELECT id, 'parent' FROM parent),
                        guardian AS (
                          INSERT INTO guardian (id, user_id, first_name) SELECT id, id, 'Parent' FROM parent),
                        student AS (
                          INSERT INTO student (id, admission_no, first_name, date_of_birth, gender, admission_date)
                          SELECT id, id::text, 'Student', '2016-05-14', 'other', '2024-04-01' FROM parent),
                        link AS (
                          INSERT INTO student_guardian
                            (student_id, guardian_id, relation, priority, portal_access, gets_notices)
                          SELECT id, id, 'guardian', 1, true, true FROM parent)
                        INSERT INTO device (id, user_id, platform, token, name, address, created_at, seen_at)
                        SELECT id, id, 'android', 'token-' || id, 'Phone', address, now(), now() FROM parent
                        """)
                .param("ids", users.toArray(UUID[]::new))
                .param("addresses", addresses)
                .update();
    }
}
