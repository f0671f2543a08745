package in.syncad.api.sections;

import in.syncad.api.security.Allowed;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Role;
import in.syncad.api.web.EntityTags;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.MergePatch;
import in.syncad.api.web.Once;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.api.web.Versioned;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/enrolments")
@Allowed(Role.SCHOOL_ADMIN)
class EnrolmentController {

    private final Enrolments enrolments;
    private final EntityTags tags;

    EnrolmentController(Enrolments enrolments, EntityTags tags) {
        this.enrolments = enrolments;
        this.tags = tags;
    }

    /// @param startsOn today when absent
    record NewEnrolment(
            @NotNull UUID studentId,
            @NotNull UUID sectionId,
            @Min(1) @Max(999) @Nullable Integer rollNo,
            @Nullable LocalDate startsOn) {

        Seat seat() {
            return new Seat(sectionId, rollNo);
        }
    }

    @GetMapping
    @Allowed({Role.SCHOOL_ADMIN, Role.TEACHER, Role.PARENT, Role.STUDENT, Role.ACCOUNTANT, Role.RECEPTION})
    ResponseEntity<Page<Enrolment>> listEnrolments(
            @RequestParam(required = false) @Nullable UUID student,
            @RequestParam(required = false) @Nullable UUID section,
            @RequestParam(required = false) @Nullable EnrolmentStatus status,
            Paging paging,
            Caller caller) {
        return tags.answer(enrolments.list(new EnrolmentFilter(student, section, status), paging, caller));
    }

    @GetMapping("/{id}")
    @Allowed({Role.SCHOOL_ADMIN, Role.TEACHER, Role.PARENT, Role.STUDENT, Role.ACCOUNTANT, Role.RECEPTION})
    ResponseEntity<Enrolment> getEnrolment(@PathVariable UUID id, Caller caller) {
        return tags.answer(enrolments.find(id, caller));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Enrolment> makeEnrolment(@Valid @RequestBody NewEnrolment body, Once once, Caller caller) {
        return once.answer(body, Enrolment.class, () -> {
            Versioned<Enrolment> enrolment =
                    enrolments.enrol(body.studentId(), body.seat(), Optional.ofNullable(body.startsOn()), caller);
            return tags.created(
                    URI.create("/api/v1/enrolments/" + enrolment.value().id()), enrolment);
        });
    }

    @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
    ResponseEntity<Enrolment> moveEnrolment(
            @PathVariable UUID id, ExpectedVersion expected, MergePatch<Seat> patch, Caller caller) {
        return tags.answer(enrolments.move(id, expected, patch, caller));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancelEnrolment(@PathVariable UUID id, ExpectedVersion expected, Caller caller) {
        enrolments.cancel(id, expected, caller);
    }
}
