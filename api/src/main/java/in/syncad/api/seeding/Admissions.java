package in.syncad.api.seeding;

import in.syncad.api.guardians.CareId;
import in.syncad.api.guardians.CareTerms;
import in.syncad.api.guardians.Cares;
import in.syncad.api.guardians.GuardianDetails;
import in.syncad.api.guardians.Guardians;
import in.syncad.api.sections.AcademicYear;
import in.syncad.api.sections.Enrolments;
import in.syncad.api.sections.Seat;
import in.syncad.api.security.Caller;
import in.syncad.api.students.StudentDetails;
import in.syncad.api.students.Students;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Admits whole families: all of one or nothing of it.
@Component
@Transactional
class Admissions {

    private final Students students;
    private final Guardians guardians;
    private final Cares cares;
    private final Enrolments enrolments;

    Admissions(Students students, Guardians guardians, Cares cares, Enrolments enrolments) {
        this.students = students;
        this.guardians = guardians;
        this.cares = cares;
        this.enrolments = enrolments;
    }

    /// @param rooms sections by grade and name, such as `5 A`
    void admit(Family family, AcademicYear year, Map<String, UUID> rooms, Caller admin) {
        if (students.findByAdmissionNo(family.children().getFirst().admissionNo(), admin)
                .isPresent()) {
            return;
        }
        Family.Parent parent = family.parent();
        UUID guardian = guardians
                .add(new GuardianDetails(parent.firstName(), family.lastName(), null, parent.email(), null), admin)
                .value()
                .id();
        guardians.openAccount(guardian, admin);
        for (Family.Child child : family.children()) {
            UUID student =
                    students.enrol(details(family, child, year), admin).value().id();
            cares.link(new CareId(student, guardian), terms(parent), admin);
            UUID room = rooms.get(child.grade() + " " + child.section());
            if (room != null) {
                enrolments.enrol(student, new Seat(room, null), Optional.of(year.startsOn()), admin);
            }
        }
    }

    private static StudentDetails details(Family family, Family.Child child, AcademicYear year) {
        return new StudentDetails(
                child.admissionNo(),
                child.firstName(),
                family.lastName(),
                child.born(),
                child.gender(),
                null,
                null,
                null,
                year.startsOn());
    }

    private static CareTerms terms(Family.Parent parent) {
        return new CareTerms(parent.relation(), 1, true, true, true, true, true, null);
    }
}
