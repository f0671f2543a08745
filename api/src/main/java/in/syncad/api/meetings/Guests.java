package in.syncad.api.meetings;

import in.syncad.api.audience.Audience;
import in.syncad.api.audience.Audiences;
import in.syncad.api.audience.Recipient;
import in.syncad.api.contacts.Contacts;
import in.syncad.api.security.Caller;
import in.syncad.common.refusal.Refused;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Whom somebody may invite: groups that they may write announcements to, and one by one whom they may talk to.
@Component
class Guests {

    private static final String PERSON = "user";

    private final Audiences audiences;
    private final Contacts contacts;

    Guests(Audiences audiences, Contacts contacts) {
        this.audiences = audiences;
        this.contacts = contacts;
    }

    /// @throws Refused 422 when one does not exist, or may not be invited by this caller
    Set<UUID> of(List<Audience> targets, Caller caller) {
        audiences.require(
                targets.stream().filter(target -> !isContact(target, caller)).toList(), caller);
        return audiences.members(targets).stream().map(Recipient::user).collect(Collectors.toSet());
    }

    private boolean isContact(Audience target, Caller caller) {
        if (!target.kind().equals(PERSON)) {
            return false;
        }
        try {
            UUID person = UUID.fromString(target.value());
            return contacts.among(caller.id(), Set.of(person)).contains(person);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
