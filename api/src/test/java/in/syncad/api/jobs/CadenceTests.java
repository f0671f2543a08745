package in.syncad.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CadenceTests {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final Cadence quarterly = new Cadence.Every(Duration.ofMinutes(15));
    private final Cadence nightly =
            new Cadence.Daily(LocalTime.of(2, 0), ZoneId.of("Asia/Kolkata"), Duration.ofHours(1));

    @Test
    void aSchoolIsVisitedOnceAnIntervalAndAlwaysAtTheSameMoment() {
        UUID school = UUID.randomUUID();
        List<Instant> moments = minuteByMinute(quarterly, school, 60);
        assertThat(moments).hasSize(4);
        assertThat(Duration.between(moments.get(0), moments.get(3))).isEqualTo(Duration.ofMinutes(45));
    }

    @Test
    void tenThousandSchoolsAreSpreadEvenlyOverTheInterval() {
        List<UUID> schools = Stream.generate(UUID::randomUUID).limit(10_000).toList();
        assertThat(schools.stream()
                        .map(school -> quarterly.lastMoment(school, NOON, NOON.plus(Duration.ofMinutes(15))))
                        .flatMap(Optional::stream)
                        .collect(Collectors.groupingBy(
                                moment -> Duration.between(NOON, moment).toMinutes(), Collectors.counting())))
                .allSatisfy((minute, count) -> assertThat(count).isLessThan(850));
    }

    @Test
    void aNightBeginsAtTwoInIndiaAndLastsAnHour() {
        assertThat(Stream.generate(UUID::randomUUID)
                        .limit(1_000)
                        .map(school -> nightly.lastMoment(school, NOON.minus(Duration.ofDays(1)), NOON)
                                .orElseThrow()))
                .allSatisfy(moment -> assertThat(moment)
                        .isBetween(Instant.parse("2026-11-20T20:30:00Z"), Instant.parse("2026-11-20T21:30:00Z")));
    }

    @Test
    void aNightIsOneMomentADay() {
        assertThat(minuteByMinute(nightly, UUID.randomUUID(), 3 * 24 * 60)).hasSize(3);
    }

    @Test
    void aLongPauseIsMadeUpForOnce() {
        assertThat(quarterly.lastMoment(UUID.randomUUID(), NOON.minus(Duration.ofHours(9)), NOON))
                .hasValueSatisfying(moment -> assertThat(moment).isAfter(NOON.minus(Duration.ofMinutes(15))));
    }

    private static List<Instant> minuteByMinute(Cadence cadence, UUID school, int minutes) {
        List<Instant> moments = new ArrayList<>();
        for (int minute = 0; minute < minutes; minute++) {
            Instant from = NOON.plus(MINUTE.multipliedBy(minute));
            cadence.lastMoment(school, from, from.plus(MINUTE)).ifPresent(moments::add);
        }
        return moments;
    }
}
