package in.syncad.api.contacts;

import in.syncad.api.audit.Audit;
import in.syncad.api.security.Caller;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Versioned;
import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.CurrentSchool;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What a school decides about who may talk to whom. Conversations that it no longer allows stay, but fall silent.
@Service
@Transactional
class ContactPolicies {

    private final ContactPolicyStore store;
    private final Audit audit;

    ContactPolicies(ContactPolicyStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    Versioned<ContactPolicy> find() {
        return store.find();
    }

    /// @throws Refused 412; 422 `contact-policy.pair-twice`
    Versioned<ContactPolicy> set(ContactPolicy wanted, ExpectedVersion expected, Caller caller) {
        ContactPolicy after = wanted.inOrder();
        store.lock();
        Versioned<ContactPolicy> before = store.find();
        expected.require(before.version());
        store.replace(after);
        audit.changed(caller, "contact-policy.changed", CurrentSchool.get().id().value(), before.value(), after);
        return store.find();
    }
}
