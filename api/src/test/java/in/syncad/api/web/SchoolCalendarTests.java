package in.syncad.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.common.tenancy.SchoolStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchoolCalendarTests {

    @ParameterizedTest
    @CsvSource({
        "2026-03-31T18:29:59Z, Asia/Kolkata, 2026-03-31",
        "2026-03-31T18:30:00Z, Asia/Kolkata, 2026-04-01",
        "2026-04-01T00:00:00Z, Asia/Kolkata, 2026-04-01",
        "2026-03-31T18:30:00Z, UTC, 2026-03-31",
        "2026-03-31T18:15:00Z, Asia/Kathmandu, 2026-04-01",
        "2028-02-28T18:30:00Z, Asia/Kolkata, 2028-02-29"
    })
    void aDayBeginsAtMidnightWhereTheSchoolIs(Instant now, ZoneId zone, LocalDate today) {
        SchoolCalendar calendar = new SchoolCalendar(Clock.fixed(now, ZoneOffset.UTC));
        SchoolId id = new SchoolId(UUID.randomUUID());
        School school = new School(id, "calendar", "Calendar", SchoolStatus.ACTIVE, id.databaseName(), zone);

        assertThat(CurrentSchool.call(school, calendar::today)).isEqualTo(today);
    }
}
