package in.syncad.api.guardians;

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
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
@RequestMapping("/api/v1/guardians")
@Allowed({Role.SCHOOL_ADMIN, Role.RECEPTION})
class GuardianController {

    private final Guardians guardians;
    private final EntityTags tags;

    GuardianController(Guardians guardians, EntityTags tags) {
        this.guardians = guardians;
        this.tags = tags;
    }

    @GetMapping
    @Allowed({Role.SCHOOL_ADMIN, Role.RECEPTION, Role.TEACHER, Role.PARENT, Role.ACCOUNTANT})
    ResponseEntity<Page<Guardian>> listGuardians(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String phone,
            Paging paging,
            Caller caller) {
        return tags.answer(guardians.list(new GuardianFilter(q, phone), paging, caller));
    }

    @GetMapping("/{id}")
    @Allowed({Role.SCHOOL_ADMIN, Role.RECEPTION, Role.TEACHER, Role.PARENT, Role.ACCOUNTANT})
    ResponseEntity<Guardian> getGuardian(@PathVariable UUID id, Caller caller) {
        return tags.answer(guardians.find(id, caller));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Guardian> addGuardian(@Valid @RequestBody GuardianDetails details, Once once, Caller caller) {
        return once.answer(details, Guardian.class, () -> {
            Versioned<Guardian> guardian = guardians.add(details, caller);
            return tags.created(
                    URI.create("/api/v1/guardians/" + guardian.value().id()), guardian);
        });
    }

    @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
    @Allowed({Role.SCHOOL_ADMIN, Role.RECEPTION, Role.PARENT})
    ResponseEntity<Guardian> changeGuardian(
            @PathVariable UUID id, ExpectedVersion expected, MergePatch<GuardianDetails> patch, Caller caller) {
        return tags.answer(guardians.change(id, expected, patch, caller));
    }

    @PutMapping("/{id}/account")
    @Allowed(Role.SCHOOL_ADMIN)
    ResponseEntity<Guardian> openGuardianAccount(@PathVariable UUID id, Caller caller) {
        return tags.answer(guardians.openAccount(id, caller));
    }
}
