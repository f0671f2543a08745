package in.syncad.api.chat;

import in.syncad.api.files.FileLink;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Everybody;
import in.syncad.api.web.EntityTags;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.MergePatch;
import in.syncad.api.web.Versioned;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/conversations/{conversation}/messages")
@Everybody
class MessageController {

    private final Messages messages;
    private final ChatAttachments attachments;
    private final EntityTags tags;

    MessageController(Messages messages, ChatAttachments attachments, EntityTags tags) {
        this.messages = messages;
        this.attachments = attachments;
        this.tags = tags;
    }

    @GetMapping
    ResponseEntity<MessageList> listMessages(
            @PathVariable UUID conversation,
            @RequestParam(required = false) @Min(0) @Nullable Long after,
            @RequestParam(required = false) @Min(0) @Nullable Long before,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            Caller caller) {
        return tags.answer(new Versioned<>(messages.list(conversation, after, before, limit, caller), 0));
    }

    @GetMapping("/{message}")
    ResponseEntity<ChatMessage> getMessage(@PathVariable UUID conversation, @PathVariable UUID message, Caller caller) {
        return tags.answer(messages.find(conversation, message, caller));
    }

    /// A repetition under the same `clientId` is answered with the first message.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ChatMessage> sendMessage(
            @PathVariable UUID conversation, @Valid @RequestBody MessageDetails details, Caller caller) {
        Versioned<ChatMessage> sent = messages.send(conversation, details, caller);
        String place = "/api/v1/conversations/%s/messages/%s"
                .formatted(conversation, sent.value().id());
        return tags.created(URI.create(place), sent);
    }

    @PatchMapping(path = "/{message}", consumes = "application/merge-patch+json")
    ResponseEntity<ChatMessage> changeMessage(
            @PathVariable UUID conversation,
            @PathVariable UUID message,
            ExpectedVersion expected,
            MergePatch<MessageText> patch,
            Caller caller) {
        return tags.answer(messages.change(conversation, message, expected, patch, caller));
    }

    @DeleteMapping("/{message}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeMessage(
            @PathVariable UUID conversation, @PathVariable UUID message, ExpectedVersion expected, Caller caller) {
        messages.remove(conversation, message, expected, caller);
    }

    @GetMapping("/{message}/attachments/{file}")
    ResponseEntity<FileLink> getMessageAttachment(
            @PathVariable UUID conversation, @PathVariable UUID message, @PathVariable UUID file, Caller caller) {
        return tags.answer(new Versioned<>(attachments.link(conversation, message, file, caller), 0));
    }
}
