package in.syncad.api.audit;

import in.syncad.api.security.Caller;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Writes audit events. Actions are past-tense facts, `student.enrolled`; the part before the dot names the kind of
/// entity. What is handed over as before and after must hold no secrets: no codes, no tokens.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Audit {

    private final AuditStore store;
    private final JsonMapper json;

    Audit(AuditStore store, JsonMapper json) {
        this.store = store;
        this.json = json;
    }

    public void created(Caller caller, String action, UUID id, Object after) {
        write(caller.id(), action, id, Optional.empty(), Optional.of(after));
    }

    public void changed(Caller caller, String action, UUID id, Object before, Object after) {
        write(caller.id(), action, id, Optional.of(before), Optional.of(after));
    }

    public void removed(Caller caller, String action, UUID id, Object before) {
        write(caller.id(), action, id, Optional.of(before), Optional.empty());
    }

    /// Something happened to the entity that changed none of its data, such as a sign-in.
    public void happened(UUID actor, String action, UUID id) {
        write(actor, action, id, Optional.empty(), Optional.empty());
    }

    /// The service noticed something that it cannot say who did.
    public void noticed(String action, UUID id, Object facts) {
        write(null, action, id, Optional.empty(), Optional.of(facts));
    }

    private void write(@Nullable UUID actor, String action, UUID id, Optional<Object> before, Optional<Object> after) {
        store.add(actor, action, id, before.map(json::writeValueAsString), after.map(json::writeValueAsString));
    }
}
