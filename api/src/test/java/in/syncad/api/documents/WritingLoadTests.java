package in.syncad.api.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.security.Role;
import in.syncad.api.testing.RunningApi;
import in.syncad.common.tenancy.School;
import in.syncad.embedded.EmbeddedPlatform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Some write in one document, and some documents are open; as many as is promised for `bench/documents.sh`, which
/// asks for it.
@Tag("slow")
class WritingLoadTests {

    private static final RunningApi HERE = RunningApi.shared();
    private static final boolean WHOLE = Boolean.getBoolean("documents.load");
    private static final int EDITORS = WHOLE ? Integer.getInteger("documents.editors", 50) : 4;
    private static final int PEOPLE = WHOLE ? 20 : 2;
    private static final int DOCUMENTS_EACH = 50;
    private static final int PER_SECOND = 10;
    private static final int WARM_UP_SECONDS = WHOLE ? 60 : 1;
    private static final int SECONDS = WHOLE ? 20 : 2;
    private static final int MOST_MEASURED = 2_000_000;

    private final long[] latencies = new long[MOST_MEASURED];
    private final AtomicInteger measured = new AtomicInteger();
    private final LongAdder written = new LongAdder();
    private final LongAdder keptBack = new LongAdder();

    @Test
    void manyWriteInOneDocument() throws Exception {
        School school = HERE.schools().create("writing-load");
        try (RunningApi there = RunningApi.on(EmbeddedPlatform.shared(), Map.of());
                Editor owner = Editor.at(HERE, school, Role.TEACHER);
                Crowd crowd = new Crowd()) {
            String document = owner.create();
            crowd.add(EDITORS, school, owner, document, HERE, there);
            for (HastyEditor editor : crowd.editors) {
                editor.open(document);
            }
            run(crowd.editors, document, WARM_UP_SECONDS);
            measured.set(0);
            written.reset();
            keptBack.reset();
            run(crowd.editors, document, SECONDS);
            await().atMost(Duration.ofSeconds(10)).until(() -> measured.get() >= written.sum() * (EDITORS - 1));
            report("%d editors".formatted(EDITORS));
        }
    }

    /// People with fifty documents each, which they have open on both instances.
    @Test
    void manyDocumentsAreOpen() throws Exception {
        School school = HERE.schools().create("reading-load");
        try (RunningApi there = RunningApi.on(EmbeddedPlatform.shared(), Map.of());
                Crowd crowd = new Crowd()) {
            List<List<String>> documents = new ArrayList<>();
            for (int person = 0; person < PEOPLE; person++) {
                documents.add(crowd.addOwner(school, DOCUMENTS_EACH, HERE, there));
            }
            long start = System.nanoTime();
            for (int number = 0; number < crowd.editors.size(); number++) {
                for (String document : documents.get(number / 2)) {
                    crowd.editors.get(number).open(document);
                }
            }
            System.out.printf(
                    "%d documents opened twice, one after the other, in %d ms%n",
                    PEOPLE * DOCUMENTS_EACH, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            for (int number = 0; number < crowd.editors.size(); number += 2) {
                assertThat(crowd.editors
                                .get(number)
                                .write(documents.get(number / 2).getLast()))
                        .isTrue();
                written.increment();
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> measured.get() >= written.sum());
            report("%d documents open".formatted(PEOPLE * DOCUMENTS_EACH));
        }
    }

    private void run(List<HastyEditor> editors, String document, int seconds) throws Exception {
        try (ScheduledExecutorService timer = Executors.newScheduledThreadPool(2)) {
            int period = 1_000_000 / PER_SECOND;
            for (int number = 0; number < editors.size(); number++) {
                HastyEditor editor = editors.get(number);
                timer.scheduleAtFixedRate(
                        () -> (editor.write(document) ? written : keptBack).increment(),
                        (long) number * period / editors.size(),
                        period,
                        TimeUnit.MICROSECONDS);
            }
            timer.schedule(timer::shutdownNow, seconds, TimeUnit.SECONDS);
            assertThat(timer.awaitTermination(seconds + 5, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void measure(long nanoseconds) {
        int at = measured.getAndIncrement();
        if (at < latencies.length) {
            latencies[at] = nanoseconds;
        }
    }

    private void report(String what) {
        long[] sorted = Arrays.copyOf(latencies, Math.min(measured.get(), latencies.length));
        Arrays.sort(sorted);
        System.out.printf(
                "%s: %d operations written, %d kept back, %d deliveries; p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                what,
                written.sum(),
                keptBack.sum(),
                sorted.length,
                at(sorted, 0.5),
                at(sorted, 0.95),
                at(sorted, 0.99),
                at(sorted, 1));
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
    }

    private static String host(School school) {
        return school.slug() + ".localhost";
    }

    /// Those who write.
    private final class Crowd implements AutoCloseable {

        private final List<HastyEditor> editors = new ArrayList<>();

        void add(int count, School school, Editor owner, String document, RunningApi... instances) throws Exception {
            for (int number = 0; number < count; number++) {
                RunningApi instance = instances[number % instances.length];
                try (Editor editor = Editor.at(instance, school, Role.STUDENT)) {
                    owner.share(document, editor, "editor");
                    editors.add(new HastyEditor(
                            instance,
                            host(school),
                            Editor.token(instance, school, Role.STUDENT, editor.person),
                            WritingLoadTests.this::measure));
                }
            }
        }

        /// Somebody with so many documents, connected to each instance.
        List<String> addOwner(School school, int documents, RunningApi... instances) throws Exception {
            try (Editor owner = Editor.at(instances[0], school, Role.TEACHER)) {
                for (RunningApi instance : instances) {
                    editors.add(new HastyEditor(
                            instance,
                            host(school),
                            Editor.token(instance, school, Role.TEACHER, owner.person),
                            WritingLoadTests.this::measure));
                }
                return IntStream.range(0, documents)
                        .mapToObj(each -> owner.create())
                        .toList();
            }
        }

        @Override
        public void close() {
            editors.forEach(HastyEditor::close);
        }
    }
}
