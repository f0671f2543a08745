package in.syncad.api.applications;

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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/staff-applications")
@Allowed(Role.SCHOOL_ADMIN)
class StaffApplicationController {

    private final StaffApplications applications;
    private final EntityTags tags;

    StaffApplicationController(StaffApplications applications, EntityTags tags) {
        this.applications = applications;
        this.tags = tags;
    }

    @GetMapping
    ResponseEntity<Page<StaffApplication>> listStaffApplications(
            @RequestParam(required = false) @Nullable ApplicationStatus status, Paging paging) {
        return tags.answer(applications.list(status, paging));
    }

    @GetMapping("/{id}")
    ResponseEntity<StaffApplication> getStaffApplication(@PathVariable UUID id) {
        return tags.answer(applications.find(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed({Role.SCHOOL_ADMIN, Role.RECEPTION})
    ResponseEntity<StaffApplication> receiveStaffApplication(
            @Valid @RequestBody StaffApplicationDetails details, Once once, Caller caller) {
        return once.answer(details, StaffApplication.class, () -> {
            Versioned<StaffApplication> application = applications.receive(details, caller);
            return tags.created(
                    URI.create(
                            "/api/v1/staff-applications/" + application.value().id()),
                    application);
        });
    }

    /// Reads the résumé once more, for instance since a model can be asked.
    @PostMapping("/{id}/analysis")
    ResponseEntity<StaffApplication> analyseStaffApplicationAgain(@PathVariable UUID id, Caller caller) {
        return tags.answer(applications.analyseAgain(id, caller));
    }

    @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
    ResponseEntity<StaffApplication> changeStaffApplication(
            @PathVariable UUID id, ExpectedVersion expected, MergePatch<StaffApplicationChange> patch, Caller caller) {
        return tags.answer(applications.change(id, expected, patch, caller));
    }
}
