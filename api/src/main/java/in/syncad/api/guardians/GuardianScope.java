package in.syncad.api.guardians;

import in.syncad.api.security.Caller;
import in.syncad.api.security.Role;
import in.syncad.api.students.StudentScope;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Which guardians a caller may see. School-admins and the reception see all; accountants see all as contacts, and
/// teachers those of their own classes; parents see themselves and nobody else: what the other parent has told the
/// school may be none of their business.
record GuardianScope(Caller caller, StudentScope students) {

    /// True for guardians whom the caller may see in full. `g` is the guardian; parameters come from [#parameters].
    static final String IN_FULL = "(:seesAllGuardians OR (:cares AND g.user_id = :caller))";

    /// True for guardians of whom the caller may see anything.
    static final String AT_ALL = """
            (%s
             OR :seesContacts
             OR (:teaches AND EXISTS (
                   SELECT FROM student_guardian t
                   JOIN student s ON s.id = t.student_id
                   WHERE t.guardian_id = g.id AND %s)))
            """.formatted(IN_FULL, StudentScope.TAUGHT);

    private static final Set<Role> SEE_ALL = Set.of(Role.SCHOOL_ADMIN, Role.RECEPTION);

    /// Notes about custody are for those who see everybody.
    boolean seesNotes() {
        return caller.isAnyOf(SEE_ALL);
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>(students.parameters());
        parameters.put("seesAllGuardians", seesNotes());
        parameters.put("seesContacts", caller.is(Role.ACCOUNTANT));
        return parameters;
    }
}
