package in.syncad.api.notifications;

import in.syncad.api.security.Allowed;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Role;
import in.syncad.api.web.EntityTags;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.MergePatch;
import in.syncad.api.web.Once;
import in.syncad.api.web.Page;
import in.syncad.api.web.Versioned;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/messages")
@Allowed(Role.SCHOOL_ADMIN)
class TemplateController {

    private final OwnTemplates templates;
    private final MessageKinds kinds;
    private final EntityTags tags;

    TemplateController(OwnTemplates templates, MessageKinds kinds, EntityTags tags) {
        this.templates = templates;
        this.kinds = kinds;
        this.tags = tags;
    }

    /// A kind of message and what templates of it may name.
    record Kind(String name, MessageCategory category, List<Channel> channels, List<String> variables) {

        static Kind of(MessageKind kind) {
            return new Kind(
                    kind.name(),
                    kind.category(),
                    kind.channels(),
                    kind.variables().stream().sorted().toList());
        }
    }

    /// What a message would look like. Variables stand for themselves.
    record Preview(String subject, String body) {}

    @GetMapping("/kinds")
    ResponseEntity<Page<Kind>> listMessageKinds() {
        return tags.answer(new Page<>(kinds.all().stream().map(Kind::of).toList(), null));
    }

    @GetMapping("/templates")
    ResponseEntity<Page<Template>> listMessageTemplates() {
        return tags.answer(new Page<>(templates.all(), null));
    }

    @GetMapping("/templates/{id}")
    ResponseEntity<Template> getMessageTemplate(@PathVariable UUID id) {
        return tags.answer(templates.find(id));
    }

    @PostMapping("/templates")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Template> addMessageTemplate(@Valid @RequestBody TemplateDetails details, Once once, Caller caller) {
        return once.answer(details, Template.class, () -> {
            Versioned<Template> template = templates.add(details, caller);
            return tags.created(
                    URI.create("/api/v1/messages/templates/" + template.value().id()), template);
        });
    }

    @PatchMapping(path = "/templates/{id}", consumes = "application/merge-patch+json")
    ResponseEntity<Template> changeMessageTemplate(
            @PathVariable UUID id, ExpectedVersion expected, MergePatch<TemplateDetails> patch, Caller caller) {
        return tags.answer(templates.change(id, expected, patch, caller));
    }

    @DeleteMapping("/templates/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeMessageTemplate(@PathVariable UUID id, ExpectedVersion expected, Caller caller) {
        templates.remove(id, expected, caller);
    }

    /// Stores nothing.
    @PostMapping("/template-previews")
    Preview previewMessageTemplate(@Valid @RequestBody TemplateDetails details) {
        templates.check(details);
        Map<String, String> names = new TreeMap<>();
        details.wording().variables().forEach(name -> names.put(name, "[" + name + "]"));
        Wording filled = details.wording().filled(names);
        return new Preview(filled.subject(), filled.body());
    }
}
