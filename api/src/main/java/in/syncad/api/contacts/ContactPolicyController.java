package in.syncad.api.contacts;

import in.syncad.api.security.Allowed;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Role;
import in.syncad.api.web.EntityTags;
import in.syncad.api.web.ExpectedVersion;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/school-admin/contact-policy")
@Allowed(Role.SCHOOL_ADMIN)
class ContactPolicyController {

    private final ContactPolicies policies;
    private final EntityTags tags;

    ContactPolicyController(ContactPolicies policies, EntityTags tags) {
        this.policies = policies;
        this.tags = tags;
    }

    @GetMapping
    ResponseEntity<ContactPolicy> getContactPolicy() {
        return tags.answer(policies.find());
    }

    @PutMapping
    ResponseEntity<ContactPolicy> setContactPolicy(
            @Valid @RequestBody ContactPolicy policy, ExpectedVersion expected, Caller caller) {
        return tags.answer(policies.set(policy, expected, caller));
    }
}
