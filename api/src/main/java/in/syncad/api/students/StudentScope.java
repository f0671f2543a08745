package in.syncad.api.students;

import in.syncad.api.security.Caller;
import in.syncad.api.security.Role;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Which students a caller may see: the one predicate behind every route, and behind whatever else hands students
/// out. School-admins and the reception see all; teachers those of their own classes; parents their children, where
/// portal access was given; students themselves. Accountants, librarians and the transport manager see all of them,
/// reduced. Rights of several roles add up.
public record StudentScope(UUID caller, Set<Role> roles, LocalDate today) {

    /// True for students in the classes that the caller teaches, this academic year.
    public static final String TAUGHT = """
            EXISTS (SELECT FROM enrolment e
                    JOIN academic_year y ON y.id = e.academic_year_id AND :today BETWEEN y.starts_on AND y.ends_on
                    JOIN section c ON c.id = e.section_id
                    WHERE e.student_id = s.id AND e.status = 'active'
                      AND (c.class_teacher_id = :caller
                           OR EXISTS (SELECT FROM teaching_assignment a
                                      WHERE a.section_id = c.id AND a.teacher_id = :caller)))
            """;

    /// True for students whom the caller may see in full. `s` is the student; parameters come from [#parameters].
    public static final String IN_FULL = """
            (:seesAll
             OR (:teaches AND %s)
             OR (:cares AND EXISTS (
                   SELECT FROM student_guardian l
                   JOIN guardian g ON g.id = l.guardian_id
                   WHERE l.student_id = s.id AND l.portal_access AND g.user_id = :caller))
             OR (:studies AND s.user_id = :caller))
            """.formatted(TAUGHT);

    /// True for students of whom the caller may see anything.
    public static final String AT_ALL = "(:seesBasics OR " + IN_FULL + ")";

    /// True for students whose picture the caller may see: librarians hand books to faces.
    static final String PICTURED = "(:lendsBooks OR " + IN_FULL + ")";

    private static final Set<Role> SEE_ALL = Set.of(Role.SCHOOL_ADMIN, Role.RECEPTION);
    private static final Set<Role> SEE_BASICS = Set.of(Role.ACCOUNTANT, Role.LIBRARIAN, Role.TRANSPORT_MANAGER);

    public StudentScope {
        roles = Set.copyOf(roles);
    }

    static StudentScope of(Caller caller, LocalDate today) {
        return new StudentScope(caller.id(), caller.roles(), today);
    }

    public Map<String, Object> parameters() {
        return Map.of(
                "caller", caller,
                "today", today,
                "seesAll", hasAnyOf(SEE_ALL),
                "seesBasics", hasAnyOf(SEE_BASICS),
                "lendsBooks", roles.contains(Role.LIBRARIAN),
                "teaches", roles.contains(Role.TEACHER),
                "cares", roles.contains(Role.PARENT),
                "studies", roles.contains(Role.STUDENT));
    }

    private boolean hasAnyOf(Set<Role> wanted) {
        return wanted.stream().anyMatch(roles::contains);
    }
}
