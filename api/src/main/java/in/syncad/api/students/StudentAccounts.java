package in.syncad.api.students;

import in.syncad.api.audit.Audit;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Role;
import in.syncad.api.users.Login;
import in.syncad.api.users.Users;
import in.syncad.api.web.Versioned;
import in.syncad.common.refusal.Refused;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Lets students sign in.
@Service
@Transactional
public class StudentAccounts {

    private final StudentRepository repository;
    private final Students students;
    private final Users users;
    private final Audit audit;

    StudentAccounts(StudentRepository repository, Students students, Users users, Audit audit) {
        this.repository = repository;
        this.students = students;
        this.users = users;
        this.audit = audit;
    }

    /// By the account that has this login already, or by a new one. A student who has an account keeps it.
    ///
    /// @throws Refused 404; 409 `student.account-taken` when the account is another student's
    public Versioned<Student> open(UUID id, Login login, Caller caller) {
        StudentEntity student = repository
                .findById(id)
                .orElseThrow(() -> Refused.notFound("student.unknown", "There is no such student."));
        if (student.account().isEmpty()) {
            UUID account = users.openFor(login, student.details().displayName(), Role.STUDENT, caller);
            student.signInAs(account);
            repository.saveAndFlush(student);
            audit.created(caller, "student.account-opened", id, new Opened(account));
        }
        return students.find(id, caller);
    }

    /// What the audit keeps.
    private record Opened(UUID account) {}
}
