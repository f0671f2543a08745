package in.syncad.api.chat;

import in.syncad.api.security.Allowed;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Role;
import in.syncad.api.web.EntityTags;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/school-admin/message-reports")
@Allowed(Role.SCHOOL_ADMIN)
class ModerationController {

    private final Moderation moderation;
    private final EntityTags tags;

    ModerationController(Moderation moderation, EntityTags tags) {
        this.moderation = moderation;
        this.tags = tags;
    }

    record Settlement(@NotNull Outcome outcome) {}

    @GetMapping
    ResponseEntity<Page<MessageReport>> listMessageReports(
            @RequestParam(required = false) @Nullable Boolean settled, Paging paging) {
        return tags.answer(moderation.list(settled, paging));
    }

    @GetMapping("/{id}")
    ResponseEntity<MessageReport> getMessageReport(@PathVariable UUID id) {
        return tags.answer(moderation.find(id));
    }

    @PutMapping("/{id}/settlement")
    ResponseEntity<MessageReport> settleMessageReport(
            @PathVariable UUID id, @Valid @RequestBody Settlement settlement, ExpectedVersion expected, Caller caller) {
        return tags.answer(moderation.settle(id, settlement.outcome(), expected, caller));
    }
}
