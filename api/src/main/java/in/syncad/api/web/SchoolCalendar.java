package in.syncad.api.web;

import in.syncad.common.tenancy.CurrentSchool;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/// What day it is at the current school. Between midnight and 05:30 in India it is still yesterday in UTC, so nobody
/// else turns the clock into a date.
@Component
public class SchoolCalendar {

    private final Clock clock;

    SchoolCalendar(Clock clock) {
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CurrentSchool.get().timeZone());
    }
}
