package in.syncad.api.guardians;

import in.syncad.api.audit.Audit;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Role;
import in.syncad.api.students.Students;
import in.syncad.api.users.Login;
import in.syncad.api.users.Users;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Identities;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.api.web.Versioned;
import in.syncad.common.refusal.Refused;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What can be done with guardians. Reading is bounded by [GuardianScope]; every change is audited.
@Service
@Transactional
public class Guardians {

    private final GuardianRepository repository;
    private final GuardianStore store;
    private final Students students;
    private final Users users;
    private final Identities identities;
    private final Audit audit;

    Guardians(
            GuardianRepository repository,
            GuardianStore store,
            Students students,
            Users users,
            Identities identities,
            Audit audit) {
        this.repository = repository;
        this.store = store;
        this.students = students;
        this.users = users;
        this.identities = identities;
        this.audit = audit;
    }

    /// @throws Refused 404 when there is no such guardian for this caller
    @Transactional(readOnly = true)
    public Versioned<Guardian> find(UUID id, Caller caller) {
        return store.find(id, scopeOf(caller)).orElseThrow(Guardians::unknown);
    }

    @Transactional(readOnly = true)
    Page<Guardian> list(GuardianFilter filter, Paging paging, Caller caller) {
        GuardianScope scope = scopeOf(caller);
        return paging.page(filter, (position, limit) -> store.list(filter, scope, position, limit));
    }

    public Versioned<Guardian> add(GuardianDetails details, Caller caller) {
        GuardianEntity guardian = repository.saveAndFlush(new GuardianEntity(identities.next(), details));
        audit.created(caller, "guardian.added", guardian.id(), details);
        return find(guardian.id(), caller);
    }

    /// Parents change themselves, school-admins and the reception anybody. How a guardian signs in does not change
    /// with it.
    ///
    /// @throws Refused 404; 403 `guardian.not-yours`; 412
    public Versioned<Guardian> change(
            UUID id, ExpectedVersion expected, UnaryOperator<GuardianDetails> change, Caller caller) {
        GuardianEntity guardian = load(id, expected, caller);
        GuardianDetails before = guardian.details();
        GuardianDetails after = change.apply(before);
        guardian.change(after);
        repository.saveAndFlush(guardian);
        audit.changed(caller, "guardian.changed", id, before, after);
        return find(id, caller);
    }

    /// Lets the guardian sign in as a parent: by the account that has this phone number or mail address already, or
    /// by a new one, which has both. Repeating it changes nothing.
    ///
    /// @throws Refused 404; 422 `guardian.unreachable`; 409 `guardian.account-taken` when the account is another
    ///     guardian's
    public Versioned<Guardian> openAccount(UUID id, Caller caller) {
        GuardianEntity guardian = repository.findById(id).orElseThrow(Guardians::unknown);
        if (guardian.account().isEmpty()) {
            GuardianDetails details = guardian.details();
            UUID account = users.openFor(
                    loginOf(details), Optional.ofNullable(details.email()), details.displayName(), Role.PARENT, caller);
            guardian.signInAs(account);
            repository.saveAndFlush(guardian);
            audit.created(caller, "guardian.account-opened", id, new Opened(account));
        }
        return find(id, caller);
    }

    /// What the audit keeps.
    private record Opened(UUID account) {}

    private GuardianEntity load(UUID id, ExpectedVersion expected, Caller caller) {
        find(id, caller);
        if (!store.isInFull(id, scopeOf(caller))) {
            throw Refused.forbidden("guardian.not-yours", "You may see this guardian, but not change anything.");
        }
        GuardianEntity guardian = repository.findById(id).orElseThrow(Guardians::unknown);
        expected.require(guardian.version());
        return guardian;
    }

    GuardianScope scopeOf(Caller caller) {
        return new GuardianScope(caller, students.scopeOf(caller));
    }

    private static Login loginOf(GuardianDetails details) {
        if (details.phone() != null) {
            return new Login.Phone(details.phone());
        }
        if (details.email() != null) {
            return new Login.Mail(details.email());
        }
        throw Refused.invalid(
                "guardian.unreachable", "/phone", "To sign in, a guardian needs a phone number or a mail address.");
    }

    private static Refused unknown() {
        return Refused.notFound("guardian.unknown", "There is no such guardian.");
    }
}
