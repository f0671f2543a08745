package in.syncad.common.tenancy;

import java.util.Locale;
import java.util.Set;

/// Where a school is in its life. Only [#ACTIVE] schools are served. The registry's check constraint and its
/// transition trigger keep the same rules.
public enum SchoolStatus {
    PROVISIONING,
    ACTIVE,
    SUSPENDED,
    DELETING,
    DELETED,
    FAILED;

    /// The states that may follow. `PROVISIONING` follows `FAILED` when an operator retries; `FAILED` follows
    /// `ACTIVE` only when the very last step of the creation is refused and everything is undone.
    public Set<SchoolStatus> next() {
        return switch (this) {
            case PROVISIONING -> Set.of(ACTIVE, FAILED);
            case ACTIVE -> Set.of(SUSPENDED, DELETING, FAILED);
            case SUSPENDED -> Set.of(ACTIVE, DELETING);
            case DELETING -> Set.of(DELETED, ACTIVE, SUSPENDED);
            case FAILED -> Set.of(PROVISIONING, DELETED);
            case DELETED -> Set.of();
        };
    }

    public boolean canBecome(SchoolStatus status) {
        return next().contains(status);
    }

    /// As the registry and the contract write it: `active`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static SchoolStatus ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
