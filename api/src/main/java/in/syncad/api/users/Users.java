package in.syncad.api.users;

import in.syncad.api.audit.Audit;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Role;
import in.syncad.api.security.SessionEndings;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Identities;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.api.web.Versioned;
import in.syncad.common.refusal.Refused;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What can be done with accounts. A school always keeps an active school-admin: the database refuses anything else.
@Service
@Transactional
public class Users {

    private final AccountRepository repository;
    private final AccountStore store;
    private final Identities identities;
    private final SessionEndings endings;
    private final Audit audit;

    Users(
            AccountRepository repository,
            AccountStore store,
            Identities identities,
            SessionEndings endings,
            Audit audit) {
        this.repository = repository;
        this.store = store;
        this.identities = identities;
        this.endings = endings;
        this.audit = audit;
    }

    /// @throws Refused 404 when there is no such account
    @Transactional(readOnly = true)
    public Versioned<Account> find(UUID id) {
        return store.find(id).orElseThrow(Users::unknown);
    }

    @Transactional(readOnly = true)
    Page<Account> list(AccountFilter filter, Paging paging) {
        return paging.page(filter, (position, limit) -> store.list(filter, position, limit));
    }

    /// @throws Refused 409 `user.email-taken`, `user.phone-taken`; 422 `user.unreachable`
    public Versioned<Account> open(AccountDetails details, Caller caller) {
        AccountEntity account = repository.saveAndFlush(new AccountEntity(identities.next(), details));
        audit.created(caller, "user.opened", account.id(), details);
        return find(account.id());
    }

    /// Other roles and statuses take effect at once: access tokens made before are refused, and sockets are closed.
    ///
    /// @throws Refused 404; 412; 409 `user.closed`, `user.last-admin` and as [#open]
    public Versioned<Account> change(
            UUID id, ExpectedVersion expected, UnaryOperator<AccountDetails> change, Caller caller) {
        AccountEntity account = repository.findById(id).orElseThrow(Users::unknown);
        expected.require(account.version());
        AccountDetails before = account.details();
        AccountDetails after = change.apply(before);
        boolean hasOtherRights = account.change(after);
        repository.saveAndFlush(account);
        audit.changed(caller, "user.changed", id, before, after);
        if (hasOtherRights) {
            endings.tellOfRightsAfterCommit(id);
        }
        return find(id);
    }

    /// The access tokens of that account are good no longer; the next ones say what it may do now.
    public void renewTokens(UUID id) {
        AccountEntity account = repository.findById(id).orElseThrow(Users::unknown);
        account.renewTokens();
        repository.saveAndFlush(account);
        endings.tellOfRightsAfterCommit(id);
    }

    /// The account for a person who is to sign in with that login in that role: the one that has the login already,
    /// or a new one.
    ///
    /// @return its id
    public UUID openFor(Login login, String displayName, Role role, Caller caller) {
        return openFor(login, Optional.empty(), displayName, role, caller);
    }

    /// As the other one, with a mail address beside the login for a new account; left out where another account has it,
    /// as when parents share one.
    public UUID openFor(Login login, Optional<String> mail, String displayName, Role role, Caller caller) {
        Optional<AccountEntity> existing = switch (login) {
            case Login.Mail(String email) -> repository.findByEmailAndStatusNot(email, AccountStatus.CLOSED.code());
            case Login.Phone(String phone) -> repository.findByPhoneAndStatusNot(phone, AccountStatus.CLOSED.code());
        };
        return existing.map(account -> give(account, role, caller)).orElseGet(() -> {
            AccountDetails details = details(login, mail.filter(this::isFree), displayName, role);
            return open(details, caller).value().id();
        });
    }

    private boolean isFree(String mail) {
        return repository
                .findByEmailAndStatusNot(mail, AccountStatus.CLOSED.code())
                .isEmpty();
    }

    /// The active school-admin who has been one for longest; there always is one.
    @Transactional(readOnly = true)
    public UUID firstAdmin() {
        return store.firstActive(Role.SCHOOL_ADMIN);
    }

    /// Whether all of those are active accounts with that role.
    @Transactional(readOnly = true)
    public boolean areActive(Set<UUID> ids, Role role) {
        return store.countActive(ids, role) == ids.size();
    }

    /// The active account that this login belongs to.
    @Transactional(readOnly = true)
    public Optional<SigningIn> signingIn(Login login) {
        return store.signingIn(login);
    }

    /// Where messages to the active account with this login go: to the login itself, but to the phone where there is
    /// one and mails come back.
    @Transactional(readOnly = true)
    public Optional<Login> reachedBy(Login login) {
        return signingIn(login).map(known -> switch (login) {
            case Login.Mail mail ->
                store.phoneInsteadOf(mail).<Login>map(Login.Phone::new).orElse(mail);
            case Login.Phone phone -> phone;
        });
    }

    /// That account, if it is active.
    @Transactional(readOnly = true)
    public Optional<SigningIn> signingIn(UUID id) {
        return store.signingIn(id);
    }

    private UUID give(AccountEntity account, Role role, Caller caller) {
        AccountDetails before = account.details();
        if (account.receive(role)) {
            repository.saveAndFlush(account);
            audit.changed(caller, "user.changed", account.id(), before, account.details());
            endings.tellOfRightsAfterCommit(account.id());
        }
        return account.id();
    }

    private static AccountDetails details(Login login, Optional<String> mail, String displayName, Role role) {
        return switch (login) {
            case Login.Mail(String email) -> new AccountDetails(displayName, email, null, Set.of(role), null);
            case Login.Phone(String phone) ->
                new AccountDetails(displayName, mail.orElse(null), phone, Set.of(role), null);
        };
    }

    private static Refused unknown() {
        return Refused.notFound("user.unknown", "There is no such account.");
    }
}
