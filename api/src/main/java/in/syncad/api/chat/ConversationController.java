package in.syncad.api.chat;

import in.syncad.api.security.Caller;
import in.syncad.api.security.Everybody;
import in.syncad.api.web.EntityTags;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.MergePatch;
import in.syncad.api.web.Once;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.api.web.Versioned;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/conversations")
@Everybody
class ConversationController {

    private final Conversations conversations;
    private final Reading reading;
    private final Naming naming;
    private final EntityTags tags;

    ConversationController(Conversations conversations, Reading reading, Naming naming, EntityTags tags) {
        this.conversations = conversations;
        this.reading = reading;
        this.naming = naming;
        this.tags = tags;
    }

    /// @param seq of the last entry that was read
    record ReadMarker(@NotNull @Min(0) Long seq) {}

    @GetMapping
    ResponseEntity<Page<Conversation>> listConversations(Paging paging, Caller caller) {
        return tags.answer(conversations.list(paging, caller));
    }

    @GetMapping("/{id}")
    ResponseEntity<Conversation> getConversation(@PathVariable UUID id, Caller caller) {
        return tags.answer(conversations.find(id, caller));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Conversation> beginConversation(
            @Valid @RequestBody NewConversation wanted, Once once, Caller caller) {
        return once.answer(wanted, Conversation.class, () -> {
            Versioned<Conversation> conversation = conversations.begin(wanted, caller);
            return tags.created(
                    URI.create("/api/v1/conversations/" + conversation.value().id()), conversation);
        });
    }

    /// For managers of a group.
    @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
    ResponseEntity<Conversation> changeConversation(
            @PathVariable UUID id, ExpectedVersion expected, MergePatch<ConversationTitle> patch, Caller caller) {
        return tags.answer(naming.rename(id, expected, patch, caller));
    }

    /// Never goes back.
    @PutMapping("/{id}/read-marker")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readConversation(@PathVariable UUID id, @Valid @RequestBody ReadMarker marker, Caller caller) {
        reading.read(id, marker.seq(), caller);
    }
}
