package in.syncad.api.users;

import in.syncad.api.security.Role;
import in.syncad.common.refusal.Refused;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An account, to be changed.
@Entity
@Table(name = "user_account")
class AccountEntity {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer rowVersion;

    private String displayName;
    private @Nullable String email;
    private @Nullable String phone;
    private String status;
    private int tokenVersion;

    @ElementCollection
    @CollectionTable(name = "user_role", joinColumns = @JoinColumn(name = "user_id"))
    @Column(name = "role")
    private Set<String> roles = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    protected AccountEntity() {}

    @SuppressWarnings("NullAway.Init")
    AccountEntity(UUID id, AccountDetails details) {
        this.id = id;
        write(details);
    }

    UUID id() {
        return id;
    }

    int version() {
        return rowVersion == null ? 0 : rowVersion;
    }

    /// Other roles or another status end all access tokens: the next ones say it right.
    ///
    /// @return whether that is so
    boolean change(AccountDetails details) {
        AccountDetails before = details();
        if (before.status() == AccountStatus.CLOSED) {
            throw Refused.conflict("user.closed", "A closed account stays closed.");
        }
        write(details);
        boolean hasOtherRights = !before.roles().equals(details.roles()) || before.status() != details.status();
        if (hasOtherRights) {
            tokenVersion++;
        }
        return hasOtherRights;
    }

    /// @return whether it did not have the role before
    boolean receive(Role role) {
        boolean isNew = roles.add(role.code());
        if (isNew) {
            tokenVersion++;
        }
        return isNew;
    }

    void renewTokens() {
        tokenVersion++;
    }

    private void write(AccountDetails details) {
        displayName = details.displayName();
        email = details.email();
        phone = details.phone();
        status = details.status() == null
                ? AccountStatus.ACTIVE.code()
                : details.status().code();
        Set<String> wanted = details.roles().stream().map(Role::code).collect(Collectors.toSet());
        roles.retainAll(wanted);
        roles.addAll(wanted);
    }

    AccountDetails details() {
        return new AccountDetails(
                displayName,
                email,
                phone,
                roles.stream().map(Role::ofCode).collect(Collectors.toSet()),
                AccountStatus.ofCode(status));
    }

    @Override
    public String toString() {
        return "AccountEntity[id=%s, tokenVersion=%d]".formatted(id, tokenVersion);
    }
}
