package in.syncad.api.applications;

import in.syncad.api.audit.Audit;
import in.syncad.api.security.Caller;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Identities;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.api.web.Versioned;
import in.syncad.common.refusal.Refused;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What can be done with applications. Every change is audited.
@Service
@Transactional
class StaffApplications {

    private final StaffApplicationStore store;
    private final Resumes resumes;
    private final Identities identities;
    private final Audit audit;

    StaffApplications(StaffApplicationStore store, Resumes resumes, Identities identities, Audit audit) {
        this.store = store;
        this.resumes = resumes;
        this.identities = identities;
        this.audit = audit;
    }

    /// @throws Refused 404
    @Transactional(readOnly = true)
    Versioned<StaffApplication> find(UUID id) {
        return store.find(id).orElseThrow(StaffApplications::unknown);
    }

    @Transactional(readOnly = true)
    Page<StaffApplication> list(@Nullable ApplicationStatus status, Paging paging) {
        return paging.page(
                "staff applications, status %s".formatted(status),
                (position, limit) -> store.list(status, position, limit));
    }

    /// The résumé is analysed later.
    ///
    /// @throws Refused 409 and 422 as [Resumes#take]; 422 `staff-application.contact-missing`
    Versioned<StaffApplication> receive(StaffApplicationDetails details, Caller caller) {
        resumes.take(details.resumeFileId(), caller);
        UUID id = identities.next();
        store.add(id, details, caller.id());
        resumes.analyse(id);
        audit.created(caller, "staff-application.received", id, details);
        return find(id);
    }

    /// To be what it is already changes nothing.
    ///
    /// @throws Refused 404; 412; 409 `staff-application.status-impossible`
    Versioned<StaffApplication> change(
            UUID id, ExpectedVersion expected, UnaryOperator<StaffApplicationChange> change, Caller caller) {
        if (!store.lock(id)) {
            throw unknown();
        }
        Versioned<StaffApplication> found = find(id);
        expected.require(found.version());
        StaffApplicationChange before = new StaffApplicationChange(found.value().status());
        StaffApplicationChange after = change.apply(before);
        if (after.equals(before)) {
            return found;
        }
        requirePossible(before.status(), after.status());
        store.change(id, after.status());
        audit.changed(caller, "staff-application.changed", id, before, after);
        return find(id);
    }

    /// What was found before is forgotten.
    ///
    /// @throws Refused 404; 409 `staff-application.analysis-pending`
    Versioned<StaffApplication> analyseAgain(UUID id, Caller caller) {
        if (!store.lock(id)) {
            throw unknown();
        }
        if (!resumes.analyseAgain(id)) {
            throw Refused.conflict("staff-application.analysis-pending", "The résumé is about to be analysed anyway.");
        }
        audit.happened(caller.id(), "staff-application.analysis-restarted", id);
        return find(id);
    }

    private static void requirePossible(ApplicationStatus before, ApplicationStatus after) {
        if (!before.mayBecome(after)) {
            throw Refused.conflict(
                    "staff-application.status-impossible",
                    "An application that is %s cannot become %s.".formatted(before.code(), after.code()));
        }
    }

    private static Refused unknown() {
        return Refused.notFound("staff-application.unknown", "There is no such application.");
    }
}
