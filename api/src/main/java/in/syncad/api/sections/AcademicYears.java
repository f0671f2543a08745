package in.syncad.api.sections;

import in.syncad.api.audit.Audit;
import in.syncad.api.security.Caller;
import in.syncad.api.web.Identities;
import in.syncad.api.web.SchoolCalendar;
import in.syncad.common.refusal.Refused;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What can be done with academic years.
@Service
@Transactional
public class AcademicYears {

    private final AcademicYearStore store;
    private final SchoolCalendar calendar;
    private final Identities identities;
    private final Audit audit;

    AcademicYears(AcademicYearStore store, SchoolCalendar calendar, Identities identities, Audit audit) {
        this.store = store;
        this.calendar = calendar;
        this.identities = identities;
        this.audit = audit;
    }

    /// The newest first.
    @Transactional(readOnly = true)
    public List<AcademicYear> all() {
        return store.all(calendar.today());
    }

    /// @throws Refused 404 when there is no such year
    @Transactional(readOnly = true)
    public AcademicYear find(UUID id) {
        return store.find(id, calendar.today())
                .orElseThrow(() -> Refused.notFound("academic-year.unknown", "There is no such academic year."));
    }

    /// @throws Refused 409 `academic-year.code-taken`, `academic-year.overlaps`; 422 `academic-year.length`
    public AcademicYear add(AcademicYearDetails details, Caller caller) {
        UUID id = identities.next();
        store.add(id, details);
        audit.created(caller, "academic-year.added", id, details);
        return find(id);
    }

    /// From the lowest to the highest.
    @Transactional(readOnly = true)
    public List<String> grades() {
        return store.grades();
    }
}
