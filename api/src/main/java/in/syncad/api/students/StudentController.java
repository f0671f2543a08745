package in.syncad.api.students;

import in.syncad.api.security.Allowed;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Everybody;
import in.syncad.api.security.Role;
import in.syncad.api.users.LoginRequest;
import in.syncad.api.web.EntityTags;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.MergePatch;
import in.syncad.api.web.Once;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.api.web.Versioned;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/students")
@Everybody
class StudentController {

    private final Students students;
    private final StudentAccounts accounts;
    private final EntityTags tags;

    StudentController(Students students, StudentAccounts accounts, EntityTags tags) {
        this.students = students;
        this.accounts = accounts;
        this.tags = tags;
    }

    @GetMapping
    ResponseEntity<Page<Student>> listStudents(
            @RequestParam(required = false) @Nullable StudentStatus status,
            @RequestParam(required = false) @Nullable UUID section,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String admissionNo,
            @RequestParam(defaultValue = "name") String sort,
            Paging paging,
            Caller caller) {
        StudentFilter filter = new StudentFilter(status, section, q, admissionNo, StudentOrder.of(sort));
        return tags.answer(students.list(filter, paging, caller));
    }

    @GetMapping("/{id}")
    ResponseEntity<Student> getStudent(@PathVariable UUID id, Caller caller) {
        return tags.answer(students.find(id, caller));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed({Role.SCHOOL_ADMIN, Role.RECEPTION})
    ResponseEntity<Student> enrolStudent(@Valid @RequestBody StudentDetails details, Once once, Caller caller) {
        return once.answer(details, Student.class, () -> {
            Versioned<Student> student = students.enrol(details, caller);
            return tags.created(URI.create("/api/v1/students/" + student.value().id()), student);
        });
    }

    @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
    @Allowed({Role.SCHOOL_ADMIN, Role.RECEPTION})
    ResponseEntity<Student> changeStudent(
            @PathVariable UUID id, ExpectedVersion expected, MergePatch<StudentDetails> patch, Caller caller) {
        return tags.answer(students.change(id, expected, patch, caller));
    }

    @PutMapping("/{id}/account")
    @Allowed(Role.SCHOOL_ADMIN)
    ResponseEntity<Student> openStudentAccount(
            @PathVariable UUID id, @Valid @RequestBody LoginRequest login, Caller caller) {
        return tags.answer(accounts.open(id, login.login(), caller));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(Role.SCHOOL_ADMIN)
    void withdrawStudent(@PathVariable UUID id, ExpectedVersion expected, Caller caller) {
        students.withdraw(id, expected, caller);
    }
}
