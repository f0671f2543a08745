package in.syncad.provisioning.schools;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.provisioning.testing.Node;
import in.syncad.provisioning.testing.Operator;
import in.syncad.provisioning.testing.Operator.Answer;
import in.syncad.provisioning.testing.Platform;
import in.syncad.provisioning.testing.World;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SlugRaceTests {

    private static final int AT_ONCE = 32;

    private static Node one;
    private static Node other;

    private final String slug = Operator.newSlug();

    @BeforeAll
    static void start() {
        one = Node.start(Map.of());
        other = Node.start(Map.of());
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @Test
    void ofManyAtOnceExactlyOneGetsTheSlug() throws InterruptedException, ExecutionException {
        List<Answer> answers = all(
                () -> one.operator().post("/school", Operator.request(slug).toString()),
                () -> other.operator().post("/school", Operator.request(slug).toString()));

        assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 202)
                .hasSize(AT_ONCE - 1)
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(409);
                    assertThat(answer.code()).isEqualTo("slug.taken");
                });
        UUID winner = answers.stream()
                .filter(answer -> answer.status() == 202)
                .map(answer -> UUID.fromString(answer.body().path("id").asString()))
                .findFirst()
                .orElseThrow();
        one.operator().await(winner, "active");
        new World(winner, slug).assertComplete();
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void ofManyAtOnceWithOneIdempotencyKeyAllGetTheSameSchool() throws InterruptedException, ExecutionException {
        String key = UUID.randomUUID().toString();
        Callable<Answer> create = () -> one.operator()
                .send(one.operator()
                        .builder("/school")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(Operator.request(slug).toString())));

        List<Answer> answers = all(create, create);

        assertThat(answers).extracting(Answer::status).containsOnly(202);
        assertThat(answers)
                .extracting(answer -> answer.response().body())
                .containsOnly(answers.getFirst().response().body());
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotency-Replayed").isEmpty())
                .hasSize(1);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void sixteenDifferentSchoolsAtOnceAllSucceed() {
        List<UUID> created = new ArrayList<>();
        for (int count = 0; count < 16; count++) {
            created.add((count % 2 == 0 ? one : other).operator().create(slug + count));
        }
        for (int count = 0; count < 16; count++) {
            one.operator().await(created.get(count), "active");
            new World(created.get(count), slug + count).assertComplete();
        }
    }

    private static List<Answer> all(Callable<Answer> first, Callable<Answer> second)
            throws InterruptedException, ExecutionException {
        List<Callable<Answer>> calls = new ArrayList<>(Collections.nCopies(AT_ONCE / 2, first));
        calls.addAll(Collections.nCopies(AT_ONCE / 2, second));
        Collections.shuffle(calls);
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<Answer> answer : executor.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private int rows() {
        return Platform.sql()
                .sql("SELECT count(*) FROM school WHERE slug = :slug")
                .param("slug", slug)
                .query(Integer.class)
                .single();
    }
}
