package in.syncad.api.chat;

import in.syncad.api.security.Caller;
import in.syncad.api.security.Everybody;
import in.syncad.api.web.EntityTags;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Changes are checked against the version of the conversation.
@RestController
@RequestMapping("/api/v1/conversations/{conversation}/members")
@Everybody
class ConversationMemberController {

    private final ConversationMembers members;
    private final EntityTags tags;

    ConversationMemberController(ConversationMembers members, EntityTags tags) {
        this.members = members;
        this.tags = tags;
    }

    /// @param manages whether that person may bring in and put out others
    record Membership(@NotNull Boolean manages) {}

    @GetMapping
    ResponseEntity<Page<Member>> listConversationMembers(@PathVariable UUID conversation, Caller caller) {
        return tags.answer(new Page<>(members.list(conversation, caller), null));
    }

    @PutMapping("/{user}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setConversationMember(
            @PathVariable UUID conversation,
            @PathVariable UUID user,
            @Valid @RequestBody Membership membership,
            ExpectedVersion expected,
            Caller caller) {
        members.set(conversation, user, membership.manages(), expected, caller);
    }

    @DeleteMapping("/{user}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeConversationMember(
            @PathVariable UUID conversation, @PathVariable UUID user, ExpectedVersion expected, Caller caller) {
        members.remove(conversation, user, expected, caller);
    }
}
