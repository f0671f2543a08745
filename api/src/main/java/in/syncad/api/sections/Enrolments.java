package in.syncad.api.sections;

import in.syncad.api.audit.Audit;
import in.syncad.api.security.Caller;
import in.syncad.api.students.StudentScope;
import in.syncad.api.students.StudentWithdrawn;
import in.syncad.api.students.Students;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Identities;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.api.web.Versioned;
import in.syncad.common.refusal.Refused;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Which students sit in which sections. Reading is bounded by the caller's students.
@Service
@Transactional
public class Enrolments {

    private final EnrolmentRepository repository;
    private final EnrolmentStore store;
    private final Sections sections;
    private final Students students;
    private final Identities identities;
    private final Audit audit;

    Enrolments(
            EnrolmentRepository repository,
            EnrolmentStore store,
            Sections sections,
            Students students,
            Identities identities,
            Audit audit) {
        this.repository = repository;
        this.store = store;
        this.sections = sections;
        this.students = students;
        this.identities = identities;
        this.audit = audit;
    }

    /// @throws Refused 404 when there is no such enrolment for this caller
    @Transactional(readOnly = true)
    public Versioned<Enrolment> find(UUID id, Caller caller) {
        return store.find(id, students.scopeOf(caller)).orElseThrow(Enrolments::unknown);
    }

    @Transactional(readOnly = true)
    Page<Enrolment> list(EnrolmentFilter filter, Paging paging, Caller caller) {
        StudentScope scope = students.scopeOf(caller);
        return paging.page(filter, (position, limit) -> store.list(filter, scope, position, limit));
    }

    /// @param startsOn today when empty
    /// @throws Refused 404; 409 `enrolment.once-a-year`, `enrolment.roll-no-taken`, `enrolment.student-left`; 422
    ///     `enrolment.outside-year`
    public Versioned<Enrolment> enrol(UUID student, Seat seat, Optional<LocalDate> startsOn, Caller caller) {
        students.find(student, caller);
        Section section = sections.find(seat.sectionId()).value();
        LocalDate first = startsOn.orElseGet(() -> students.scopeOf(caller).today());
        UUID id = identities.next();
        repository.saveAndFlush(new EnrolmentEntity(id, student, section, seat, first));
        audit.created(caller, "enrolment.made", id, new Taken(student, seat));
        return find(id, caller);
    }

    /// Moves the student to another section of the same year, or to another number.
    ///
    /// @throws Refused 404; 412; 409 `enrolment.over`, `enrolment.roll-no-taken`; 422 `enrolment.other-year`
    public Versioned<Enrolment> move(UUID id, ExpectedVersion expected, UnaryOperator<Seat> change, Caller caller) {
        EnrolmentEntity enrolment = load(id, expected, caller);
        Seat before = enrolment.seat();
        Seat after = change.apply(before);
        if (!sections.find(after.sectionId()).value().academicYearId().equals(enrolment.academicYear())) {
            throw Refused.invalid("enrolment.other-year", "/sectionId", "This section is of another academic year.");
        }
        enrolment.move(after);
        repository.saveAndFlush(enrolment);
        UUID student = enrolment.student();
        audit.changed(caller, "enrolment.moved", id, new Taken(student, before), new Taken(student, after));
        return find(id, caller);
    }

    /// For enrolments made by mistake.
    ///
    /// @throws Refused 404; 412; 409 `enrolment.over`
    public void cancel(UUID id, ExpectedVersion expected, Caller caller) {
        EnrolmentEntity enrolment = load(id, expected, caller);
        enrolment.cancel(students.scopeOf(caller).today());
        repository.saveAndFlush(enrolment);
        audit.removed(caller, "enrolment.cancelled", id, new Taken(enrolment.student(), enrolment.seat()));
    }

    /// What the audit keeps.
    private record Taken(UUID student, Seat seat) {}

    @EventListener
    void end(StudentWithdrawn withdrawn) {
        store.endAllOf(withdrawn.student(), withdrawn.lastDay());
    }

    private EnrolmentEntity load(UUID id, ExpectedVersion expected, Caller caller) {
        find(id, caller);
        EnrolmentEntity enrolment = repository.findById(id).orElseThrow(Enrolments::unknown);
        expected.require(enrolment.version());
        return enrolment;
    }

    private static Refused unknown() {
        return Refused.notFound("enrolment.unknown", "There is no such enrolment.");
    }
}
