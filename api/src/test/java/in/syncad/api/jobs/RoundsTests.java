package in.syncad.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.RunningApi;
import in.syncad.common.tenancy.School;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoundsTests {

    private static final RunningApi API = RunningApi.shared();
    private static final Instant FAR_NOON = Instant.parse("2099-01-01T12:00:00Z");

    @AfterEach
    void forget() {
        API.schools()
                .registry()
                .sql("DELETE FROM job_bulk WHERE task_name = 'quarterly'")
                .update();
    }

    @Test
    void putsEverySchoolIntoTheLaneOnceAnInterval() {
        School school = API.schools().create("rounds-school");
        Rounds.Arranged arranged = new Rounds.Arranged(FAR_NOON);
        for (int minute = 1; minute <= 15; minute++) {
            arranged = at(FAR_NOON.plus(Duration.ofMinutes(minute))).arrange(arranged);
        }
        assertThat(arranged.until()).isEqualTo(FAR_NOON.plus(Duration.ofMinutes(17)));
        List<Instant> moments = moments(school);
        assertThat(moments).hasSize(1);
        assertThat(moments.getFirst()).isBetween(FAR_NOON, FAR_NOON.plus(Duration.ofMinutes(17)));
    }

    @Test
    void arrangesNothingTwice() {
        Rounds.Arranged arranged = new Rounds.Arranged(FAR_NOON);
        assertThat(at(FAR_NOON.minus(Duration.ofHours(1))).arrange(arranged)).isEqualTo(arranged);
    }

    @Test
    void tenThousandSchoolsAreArrangedWithinSecondsAndNotTwice() {
        List<JobStore.Due> visits = Stream.generate(() -> new JobStore.Due(UUID.randomUUID(), FAR_NOON))
                .limit(10_000)
                .toList();
        JobStore store = API.bean(JobStore.class);
        long started = System.nanoTime();
        for (int from = 0; from < visits.size(); from += 1_000) {
            store.putRound(new Quarterly(), visits.subList(from, from + 1_000));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        System.out.printf("rounds: 10,000 visits arranged in %d ms%n", took.toMillis());
        assertThat(took).isLessThan(Duration.ofSeconds(10));
        store.putRound(new Quarterly(), visits.subList(0, 1_000));
        assertThat(rows()).isEqualTo(10_000);
    }

    private static int rows() {
        return API.schools()
                .registry()
                .sql("SELECT count(*) FROM job_bulk WHERE task_name = 'quarterly'")
                .query(Integer.class)
                .single();
    }

    private static Rounds at(Instant now) {
        return new Rounds(
                List.of(new Quarterly()),
                API.bean(ActiveSchoolStore.class),
                API.bean(JobStore.class),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static List<Instant> moments(School school) {
        return API.schools()
                .registry()
                .sql("SELECT execution_time FROM job_bulk WHERE task_name = 'quarterly' AND school_id = :school")
                .param("school", school.id().value())
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .list();
    }

    /// Known to nobody else, so that it is never run.
    private static final class Quarterly implements RecurringSchoolJob {

        @Override
        public String name() {
            return "quarterly";
        }

        @Override
        public Cadence cadence() {
            return new Cadence.Every(Duration.ofMinutes(15));
        }

        @Override
        public Outcome run(Round round) {
            return new Outcome.Done();
        }
    }
}
