package in.syncad.api.notifications;

import in.syncad.api.audit.Audit;
import in.syncad.api.security.Caller;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Identities;
import in.syncad.api.web.Versioned;
import in.syncad.common.refusal.Refused;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A school's own wordings. One that names a variable which its kind of message does not have is refused when it is
/// saved. Every change is audited.
@Service
@Transactional
class OwnTemplates {

    private final TemplateStore store;
    private final MessageKinds kinds;
    private final Identities identities;
    private final Audit audit;

    OwnTemplates(TemplateStore store, MessageKinds kinds, Identities identities, Audit audit) {
        this.store = store;
        this.kinds = kinds;
        this.identities = identities;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    List<Template> all() {
        return store.all();
    }

    /// @throws Refused 404
    @Transactional(readOnly = true)
    Versioned<Template> find(UUID id) {
        return store.find(id).orElseThrow(OwnTemplates::unknown);
    }

    /// @throws Refused 409 `template.exists`; 422 as [#check]
    Versioned<Template> add(TemplateDetails details, Caller caller) {
        check(details);
        UUID id = identities.next();
        store.add(id, details);
        audit.created(caller, "message-template.added", id, details);
        return find(id);
    }

    /// @throws Refused 404; 412; and as [#add]
    Versioned<Template> change(
            UUID id, ExpectedVersion expected, UnaryOperator<TemplateDetails> change, Caller caller) {
        TemplateDetails before = load(id, expected);
        TemplateDetails after = change.apply(before);
        check(after);
        store.change(id, after);
        audit.changed(caller, "message-template.changed", id, before, after);
        return find(id);
    }

    /// Our wording counts again.
    ///
    /// @throws Refused 404; 412
    void remove(UUID id, ExpectedVersion expected, Caller caller) {
        TemplateDetails before = load(id, expected);
        store.remove(id);
        audit.removed(caller, "message-template.removed", id, before);
    }

    /// @throws Refused 422 `template.kind-unknown`, `template.channel-unused`, `template.subject-missing`,
    ///     `template.variable-unknown`
    void check(TemplateDetails details) {
        MessageKind kind = kinds.find(details.kind())
                .orElseThrow(
                        () -> Refused.invalid("template.kind-unknown", "/kind", "There is no such kind of message."));
        if (!kind.channels().contains(details.channel())) {
            throw Refused.invalid(
                    "template.channel-unused", "/channel", "Messages of this kind do not go by this channel.");
        }
        if (details.channel().hasSubject() && details.wording().subject().isEmpty()) {
            throw Refused.invalid("template.subject-missing", "/subject", "This channel needs a subject.");
        }
        details.wording().variables().stream()
                .filter(name -> !kind.variables().contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Refused.invalid(
                            "template.variable-unknown",
                            "/body",
                            "Messages of this kind have no {{%s}}.".formatted(name));
                });
    }

    private TemplateDetails load(UUID id, ExpectedVersion expected) {
        Versioned<Template> template = store.lock(id).orElseThrow(OwnTemplates::unknown);
        expected.require(template.version());
        return template.value().details();
    }

    private static Refused unknown() {
        return Refused.notFound("template.unknown", "There is no such template.");
    }
}
