package in.syncad.provisioning.schools;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.provisioning.testing.Node;
import in.syncad.provisioning.testing.Operator;
import in.syncad.provisioning.testing.Operator.Answer;
import in.syncad.provisioning.testing.Platform;
import in.syncad.provisioning.testing.StepFaults;
import in.syncad.provisioning.testing.StepFaults.Point;
import in.syncad.provisioning.testing.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is refused before anything is created: more than can wait, and more certificates than are issued.
class AdmissionTests {

    private final String slug = Operator.newSlug();

    /// Earlier tests may have left creations to whatever node comes next.
    @BeforeEach
    void finishWhatIsLeft() {
        if (inCreation() > 0) {
            try (Node _ = Node.start(Map.of())) {
                Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> inCreation() == 0);
            }
        }
    }

    @AfterEach
    void clear() {
        StepFaults.clear();
    }

    @Test
    void aFullQueueIsToldAndNothingIsWritten() {
        CountDownLatch release = new CountDownLatch(1);
        try (Node node = Node.start(Map.of("SCHOOLS_IN_CREATION", "2"), StepFaults.class)) {
            Operator operator = node.operator();
            StepFaults.at("reserve-slug", Point.BEFORE_EFFECT, context -> await(release));
            UUID first = operator.create(slug);
            UUID second = operator.create(slug + "2");

            Answer refused =
                    operator.post("/school", Operator.request(slug + "3").toString());

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.code()).isEqualTo("creation.queue-full");
            assertThat(refused.header("Retry-After")).isEqualTo("10");
            assertThat(registered(slug + "3")).isZero();
            assertThat(new World(UUID.randomUUID(), slug + "3").reservations()).isEmpty();
            release.countDown();
            operator.await(first, "active");
            operator.await(second, "active");
            operator.await(operator.create(slug + "3"), "active");
        } finally {
            release.countDown();
        }
    }

    @Test
    void aReplayIsAnsweredHoweverFullTheQueueIs() {
        CountDownLatch release = new CountDownLatch(1);
        try (Node node = Node.start(Map.of("SCHOOLS_IN_CREATION", "1"), StepFaults.class)) {
            Operator operator = node.operator();
            StepFaults.at("reserve-slug", Point.BEFORE_EFFECT, context -> await(release));
            String body = Operator.request(slug).toString();

            Answer first = operator.post("/school", body, slug);
            Answer again = operator.post("/school", body, slug);

            assertThat(again.status()).isEqualTo(202);
            assertThat(again.response().body()).isEqualTo(first.response().body());
            release.countDown();
            operator.await(UUID.fromString(first.body().path("id").asString()), "active");
        } finally {
            release.countDown();
        }
    }

    @Test
    void aRetryNeedsAPlaceInTheQueueToo() {
        CountDownLatch release = new CountDownLatch(1);
        try (Node node = Node.start(Map.of("SCHOOLS_IN_CREATION", "1"), StepFaults.class)) {
            Operator operator = node.operator();
            StepFaults.fail("create-database", Point.BEFORE_EFFECT, Kind.PERMANENT, 1);
            UUID failed = operator.create(slug);
            operator.await(failed, "failed");
            StepFaults.at("reserve-slug", Point.BEFORE_EFFECT, context -> await(release));
            UUID other = operator.create(slug + "2");

            Answer refused = operator.post("/school/%s/retry".formatted(failed));

            assertThat(refused.status()).isEqualTo(429);
            assertThat(operator.school(failed).path("status").asString()).isEqualTo("failed");
            release.countDown();
            operator.await(other, "active");
        } finally {
            release.countDown();
        }
    }

    @Test
    void atMostSoManyDedicatedCertificatesAreAskedForInAWeekHoweverManyAskAtOnce() throws Exception {
        int before = certificatesOfTheWeek();
        try (Node node = Node.start(
                        Map.of("DEDICATED_CERTIFICATES_A_WEEK", Integer.toString(before + 3)), StepFaults.class);
                ExecutorService operators = Executors.newVirtualThreadPerTaskExecutor()) {
            Operator operator = node.operator();
            List<Future<Answer>> asked = new ArrayList<>();
            for (int school = 0; school < 12; school++) {
                String body = Operator.request(slug + school)
                        .put("certificate", "dedicated")
                        .toString();
                asked.add(operators.submit(() -> operator.post("/school", body)));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : asked) {
                answers.add(answer.get());
            }

            assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSize(3);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 429)
                    .hasSize(9)
                    .allSatisfy(refused -> {
                        assertThat(refused.code()).isEqualTo("certificate.weekly-limit");
                        assertThat(Long.parseLong(refused.header("Retry-After")))
                                .isBetween(1L, Duration.ofDays(7).toSeconds());
                    });
            assertThat(registered(slug)).isEqualTo(3);
            operator.await(operator.create(slug), "active");
        }
    }

    @Test
    void aCertificateThatWasNeverOrderedDoesNotCount() {
        int before = certificatesOfTheWeek();
        try (Node node =
                Node.start(Map.of("DEDICATED_CERTIFICATES_A_WEEK", Integer.toString(before + 1)), StepFaults.class)) {
            StepFaults.fail("create-database", Point.BEFORE_EFFECT, Kind.PERMANENT, 1);
            Operator operator = node.operator();
            operator.await(operator.createDedicated(slug), "failed");

            operator.await(operator.createDedicated(slug + "2"), "active");

            String body =
                    Operator.request(slug + "3").put("certificate", "dedicated").toString();
            assertThat(operator.post("/school", body).code()).isEqualTo("certificate.weekly-limit");
        }
    }

    private static int certificatesOfTheWeek() {
        return count("""
                SELECT count(*) FROM saga JOIN school ON school.id = subject AND certificate = 'dedicated'
                JOIN saga_step ON saga_id = saga.id AND saga_step.name = 'tls-certificate'
                WHERE kind = 'create-school' AND saga.created_at > now() - interval '7 days'
                  AND (saga.status = 'running' OR started_at IS NOT NULL)
                """);
    }

    private static int inCreation() {
        return count("SELECT count(*) FROM saga WHERE kind = 'create-school' AND finished_at IS NULL");
    }

    private static int registered(String slug) {
        return count("SELECT count(*) FROM school WHERE starts_with(slug, '%s')".formatted(slug));
    }

    private static int count(String query) {
        boolean migrated = Platform.sql()
                .sql("SELECT to_regclass('saga') IS NOT NULL")
                .query(Boolean.class)
                .single();
        return migrated ? Platform.sql().sql(query).query(Integer.class).single() : 0;
    }

    private static void await(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
