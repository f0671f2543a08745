package in.syncad.api.tenancy;

import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.SchoolId;
import java.util.UUID;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/// Tells Hibernate for which school a session is opened. Without one, as at the start, it may open a session but will
/// get no connection.
final class SessionSchool implements CurrentTenantIdentifierResolver<SchoolId> {

    static final SchoolId NONE = new SchoolId(new UUID(0, 0));

    @Override
    public SchoolId resolveCurrentTenantIdentifier() {
        return CurrentSchool.isBound() ? CurrentSchool.get().id() : NONE;
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return true;
    }

    @Override
    public boolean isRoot(SchoolId school) {
        return false;
    }
}
