package in.syncad.api.guardians;

import in.syncad.api.security.Allowed;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Role;
import in.syncad.api.web.EntityTags;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.MergePatch;
import in.syncad.api.web.Once;
import in.syncad.api.web.Page;
import in.syncad.api.web.Versioned;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/students/{student}/guardians")
@Allowed({Role.SCHOOL_ADMIN, Role.RECEPTION})
class CareController {

    private final Cares cares;
    private final EntityTags tags;

    CareController(Cares cares, EntityTags tags) {
        this.cares = cares;
        this.tags = tags;
    }

    record NewCare(@NotNull UUID guardianId, @Valid @NotNull CareTerms terms) {}

    /// A student has a handful at most, so they come all at once.
    @GetMapping
    @Allowed({Role.SCHOOL_ADMIN, Role.RECEPTION, Role.TEACHER, Role.PARENT, Role.ACCOUNTANT})
    ResponseEntity<Page<Care>> listGuardiansOfStudent(@PathVariable UUID student, Caller caller) {
        return tags.answer(new Page<>(cares.of(student, caller), null));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Care> linkGuardian(
            @PathVariable UUID student, @Valid @RequestBody NewCare body, Once once, Caller caller) {
        return once.answer(body, Care.class, () -> {
            Versioned<Care> care = cares.link(new CareId(student, body.guardianId()), body.terms(), caller);
            return tags.created(
                    URI.create("/api/v1/students/%s/guardians/%s".formatted(student, body.guardianId())), care);
        });
    }

    @GetMapping("/{guardian}")
    @Allowed({Role.SCHOOL_ADMIN, Role.RECEPTION, Role.TEACHER, Role.PARENT, Role.ACCOUNTANT})
    ResponseEntity<Care> getGuardianOfStudent(@PathVariable UUID student, @PathVariable UUID guardian, Caller caller) {
        return tags.answer(cares.find(new CareId(student, guardian), caller));
    }

    @PatchMapping(path = "/{guardian}", consumes = "application/merge-patch+json")
    ResponseEntity<Care> changeGuardianOfStudent(
            @PathVariable UUID student,
            @PathVariable UUID guardian,
            ExpectedVersion expected,
            MergePatch<CareTerms> patch,
            Caller caller) {
        return tags.answer(cares.change(new CareId(student, guardian), expected, patch, caller));
    }

    @DeleteMapping("/{guardian}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlinkGuardian(
            @PathVariable UUID student, @PathVariable UUID guardian, ExpectedVersion expected, Caller caller) {
        cares.unlink(new CareId(student, guardian), expected, caller);
    }
}
