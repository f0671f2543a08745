package in.syncad.api.guardians;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A guardian, to be changed.
@Entity
@Table(name = "guardian")
class GuardianEntity {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer rowVersion;

    private @Nullable UUID userId;
    private String firstName;
    private @Nullable String lastName;
    private @Nullable String phone;
    private @Nullable String email;
    private @Nullable String occupation;

    @SuppressWarnings("NullAway.Init")
    protected GuardianEntity() {}

    @SuppressWarnings("NullAway.Init")
    GuardianEntity(UUID id, GuardianDetails details) {
        this.id = id;
        change(details);
    }

    UUID id() {
        return id;
    }

    int version() {
        return rowVersion == null ? 0 : rowVersion;
    }

    final void change(GuardianDetails details) {
        firstName = details.firstName();
        lastName = details.lastName();
        phone = details.phone();
        email = details.email();
        occupation = details.occupation();
    }

    Optional<UUID> account() {
        return Optional.ofNullable(userId);
    }

    void signInAs(UUID account) {
        userId = account;
    }

    GuardianDetails details() {
        return new GuardianDetails(firstName, lastName, phone, email, occupation);
    }
}
