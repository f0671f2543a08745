package in.syncad.api.students;

import in.syncad.api.audit.Audit;
import in.syncad.api.security.Caller;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Identities;
import in.syncad.api.web.Listed;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.api.web.SchoolCalendar;
import in.syncad.api.web.Versioned;
import in.syncad.common.refusal.Refused;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What can be done with students. Reading is bounded by [StudentScope]: a student out of the caller's scope does not
/// exist for that caller. Every change is audited.
@Service
@Transactional
public class Students {

    private final StudentRepository repository;
    private final StudentStore store;
    private final SchoolCalendar calendar;
    private final Identities identities;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Students(
            StudentRepository repository,
            StudentStore store,
            SchoolCalendar calendar,
            Identities identities,
            Audit audit,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.store = store;
        this.calendar = calendar;
        this.identities = identities;
        this.audit = audit;
        this.events = events;
    }

    /// Which students that caller may see, today.
    public StudentScope scopeOf(Caller caller) {
        return StudentScope.of(caller, calendar.today());
    }

    /// @throws Refused 404 when there is no such student for this caller
    @Transactional(readOnly = true)
    public Versioned<Student> find(UUID id, Caller caller) {
        return store.find(id, scopeOf(caller)).orElseThrow(Students::unknown);
    }

    /// The number belongs to one student at most, leavers included; case does not matter.
    @Transactional(readOnly = true)
    public Optional<Student> findByAdmissionNo(String admissionNo, Caller caller) {
        StudentFilter filter = new StudentFilter(null, null, null, admissionNo, StudentOrder.NAME);
        return store.list(filter, scopeOf(caller), Optional.empty(), 1).stream()
                .map(Listed::row)
                .findFirst();
    }

    @Transactional(readOnly = true)
    public Page<Student> list(StudentFilter filter, Paging paging, Caller caller) {
        StudentScope scope = scopeOf(caller);
        return paging.page(filter, (position, limit) -> store.list(filter, scope, position, limit));
    }

    /// @throws Refused 409 `student.admission-no-taken`, also when it is a leaver's; 422 for dates that cannot be
    public Versioned<Student> enrol(StudentDetails details, Caller caller) {
        requireSane(details);
        StudentEntity student = repository.saveAndFlush(new StudentEntity(identities.next(), details));
        audit.created(caller, "student.enrolled", student.id(), details);
        return find(student.id(), caller);
    }

    /// @throws Refused 404; 412 when it is no longer the expected version; 409 and 422 as [#enrol]
    public Versioned<Student> change(
            UUID id, ExpectedVersion expected, UnaryOperator<StudentDetails> change, Caller caller) {
        StudentEntity student = load(id, expected, caller);
        StudentDetails before = student.details();
        StudentDetails after = change.apply(before);
        requireSane(after);
        student.change(after);
        repository.saveAndFlush(student);
        audit.changed(caller, "student.changed", id, before, after);
        return find(id, caller);
    }

    /// Today is the last day. Nothing is deleted: a school keeps its register.
    ///
    /// @throws Refused 404; 412; 409 `student.withdrawn-already`
    public void withdraw(UUID id, ExpectedVersion expected, Caller caller) {
        StudentEntity student = load(id, expected, caller);
        StudentWithdrawn withdrawn = new StudentWithdrawn(id, calendar.today());
        StudentEntity.Presence before = student.presence();
        student.withdraw(withdrawn.lastDay());
        repository.saveAndFlush(student);
        audit.changed(caller, "student.withdrawn", id, before, student.presence());
        events.publishEvent(withdrawn);
    }

    private StudentEntity load(UUID id, ExpectedVersion expected, Caller caller) {
        find(id, caller);
        StudentEntity student = repository.findById(id).orElseThrow(Students::unknown);
        expected.require(student.version());
        return student;
    }

    private void requireSane(StudentDetails details) {
        if (details.admissionDate().isAfter(calendar.today())) {
            throw Refused.invalid(
                    "student.admission-in-future", "/admissionDate", "The admission date must not be after today.");
        }
    }

    private static Refused unknown() {
        return Refused.notFound("student.unknown", "There is no such student.");
    }
}
