package in.syncad.api.guardians;

import in.syncad.api.audit.Audit;
import in.syncad.api.security.Caller;
import in.syncad.api.students.Students;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Versioned;
import in.syncad.common.refusal.Refused;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who cares for which student, and on what terms. Every change is audited at the student.
@Service
@Transactional
public class Cares {

    private final CareRepository repository;
    private final CareStore store;
    private final Students students;
    private final Guardians guardians;
    private final Audit audit;

    Cares(CareRepository repository, CareStore store, Students students, Guardians guardians, Audit audit) {
        this.repository = repository;
        this.store = store;
        this.students = students;
        this.guardians = guardians;
        this.audit = audit;
    }

    /// The guardians of a student, whom to call first comes first.
    ///
    /// @throws Refused 404 when there is no such student for this caller
    @Transactional(readOnly = true)
    public List<Care> of(UUID student, Caller caller) {
        students.find(student, caller);
        return store.of(student, guardians.scopeOf(caller));
    }

    /// @throws Refused 404; 409 `guardian.linked-already`, `guardian.priority-taken`
    public Versioned<Care> link(CareId id, CareTerms terms, Caller caller) {
        students.find(id.studentId(), caller);
        guardians.find(id.guardianId(), caller);
        repository.saveAndFlush(new CareEntity(id, terms));
        audit.created(caller, "student.guardian-linked", id.studentId(), new Linked(id.guardianId(), terms));
        return find(id, caller);
    }

    /// @throws Refused 404; 412; 409 `guardian.priority-taken`
    public Versioned<Care> change(CareId id, ExpectedVersion expected, UnaryOperator<CareTerms> change, Caller caller) {
        CareEntity care = load(id, expected, caller);
        CareTerms before = care.terms();
        CareTerms after = change.apply(before);
        care.change(after);
        repository.saveAndFlush(care);
        audit.changed(
                caller,
                "student.guardian-changed",
                id.studentId(),
                new Linked(id.guardianId(), before),
                new Linked(id.guardianId(), after));
        return find(id, caller);
    }

    /// The guardian stays, for other students.
    ///
    /// @throws Refused 404; 412
    public void unlink(CareId id, ExpectedVersion expected, Caller caller) {
        CareEntity care = load(id, expected, caller);
        repository.delete(care);
        repository.flush();
        audit.removed(caller, "student.guardian-unlinked", id.studentId(), new Linked(id.guardianId(), care.terms()));
    }

    /// What the audit keeps.
    private record Linked(UUID guardian, CareTerms terms) {}

    /// @throws Refused 404 when there is no such guardian of that student for this caller
    @Transactional(readOnly = true)
    public Versioned<Care> find(CareId id, Caller caller) {
        students.find(id.studentId(), caller);
        return store.find(id, guardians.scopeOf(caller)).orElseThrow(Cares::unknown);
    }

    private CareEntity load(CareId id, ExpectedVersion expected, Caller caller) {
        students.find(id.studentId(), caller);
        CareEntity care = repository.findById(id).orElseThrow(Cares::unknown);
        expected.require(care.version());
        return care;
    }

    private static Refused unknown() {
        return Refused.notFound("guardian.unknown", "This student has no such guardian.");
    }
}
