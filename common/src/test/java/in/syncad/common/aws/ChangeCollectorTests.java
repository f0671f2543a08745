package in.syncad.common.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;

class ChangeCollectorTests {

    private final List<List<String>> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);
    private final CountDownLatch firstIsSent = new CountDownLatch(1);
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final ChangeCollector collector =
            new ChangeCollector(new TokenBucket(1_000, 1_000, System::nanoTime), this::send);

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    @Test
    void sendsTogetherWhatArrivesWhileARequestIsUnderWay() throws Exception {
        Future<?> first = submitFirst();
        List<Future<?>> others = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            others.add(submit("school-" + i));
        }
        awaitWaiting(20);

        firstMayEnd.countDown();
        first.get();
        for (Future<?> other : others) {
            other.get();
        }

        assertThat(requests).hasSize(2);
        assertThat(requests.get(1)).hasSize(20);
    }

    @Test
    void keepsChangesOfOneRecordInOrderAndApart() throws Exception {
        Future<?> first = submitFirst();
        Future<?> made = submit("green", "blue");
        awaitWaiting(1);
        Future<?> changed = submit("green");
        awaitWaiting(2);

        firstMayEnd.countDown();
        first.get();
        made.get();
        changed.get();

        assertThat(requests).containsExactly(List.of("first"), List.of("green", "blue"), List.of("green"));
    }

    @Test
    void aRefusedChangeFailsOnlyForItsOwnCaller() throws Exception {
        Future<?> first = submitFirst();
        Future<?> good = submit("good");
        awaitWaiting(1);
        Future<?> bad = submit("bad");
        awaitWaiting(2);

        firstMayEnd.countDown();
        first.get();
        good.get();

        assertThatExceptionOfType(java.util.concurrent.ExecutionException.class)
                .isThrownBy(bad::get)
                .havingCause()
                .isInstanceOfSatisfying(
                        OutsideFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.PERMANENT));
        assertThat(requests).containsExactly(List.of("first"), List.of("good", "bad"), List.of("good"), List.of("bad"));
    }

    @Test
    void keepsWithinTheRecordsOfOneRequest() throws Exception {
        Future<?> first = submitFirst();
        String[] many = IntStream.range(0, 300).mapToObj(i -> "a" + i).toArray(String[]::new);
        String[] others = IntStream.range(0, 300).mapToObj(i -> "b" + i).toArray(String[]::new);
        Future<?> one = submit(many);
        awaitWaiting(1);
        Future<?> two = submit(others);
        awaitWaiting(2);

        firstMayEnd.countDown();
        first.get();
        one.get();
        two.get();

        assertThat(requests).extracting(List::size).containsExactly(1, 300, 300);
    }

    private Future<?> submitFirst() throws InterruptedException {
        Future<?> first = submit("first");
        firstIsSent.await();
        return first;
    }

    private Future<?> submit(String... names) {
        return callers.submit(() -> collector.submit(
                java.util.Arrays.stream(names).map(ChangeCollectorTests::upsert).toList()));
    }

    private void awaitWaiting(int count) {
        await().until(() -> collector.waiting() == count);
    }

    private void send(List<Change> changes) {
        List<String> names = changes.stream()
                .map(change -> change.resourceRecordSet().name())
                .toList();
        requests.add(names);
        if (names.equals(List.of("first"))) {
            firstIsSent.countDown();
            awaitEndOfFirst();
        }
        if (names.contains("bad")) {
            throw new OutsideFailure(Kind.PERMANENT, "refused");
        }
    }

    private void awaitEndOfFirst() {
        try {
            firstMayEnd.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Change upsert(String name) {
        return Change.builder()
                .action(ChangeAction.UPSERT)
                .resourceRecordSet(set ->
                        set.name(name).type(RRType.A).ttl(60L).resourceRecords(value -> value.value("127.0.0.1")))
                .build();
    }
}
