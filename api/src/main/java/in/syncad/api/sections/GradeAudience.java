package in.syncad.api.sections;

import in.syncad.api.audience.AudienceSource;
import in.syncad.api.audience.Recipient;
import in.syncad.api.web.SchoolCalendar;
import java.util.List;
import org.springframework.stereotype.Component;

/// The students of all sections of one grade this year, and their guardians.
@Component
class GradeAudience implements AudienceSource {

    private final SectionAudienceStore store;
    private final SchoolCalendar calendar;

    GradeAudience(SectionAudienceStore store, SchoolCalendar calendar) {
        this.store = store;
        this.calendar = calendar;
    }

    @Override
    public String kind() {
        return "grade";
    }

    @Override
    public boolean knows(String value) {
        return store.hasGrade(value);
    }

    @Override
    public List<Recipient> members(String value) {
        return store.ofGrade(value, calendar.today());
    }
}
