package in.syncad.api.announcements;

import in.syncad.api.security.Allowed;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Everybody;
import in.syncad.api.security.Role;
import in.syncad.api.web.EntityTags;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.api.web.Versioned;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/announcements/{announcement}")
class ReceiptController {

    private final Receipts receipts;
    private final EntityTags tags;

    ReceiptController(Receipts receipts, EntityTags tags) {
        this.receipts = receipts;
        this.tags = tags;
    }

    @PostMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Everybody
    void readAnnouncement(@PathVariable UUID announcement, Caller caller) {
        receipts.read(announcement, caller);
    }

    @PostMapping("/ack")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Everybody
    void acknowledgeAnnouncement(@PathVariable UUID announcement, Caller caller) {
        receipts.acknowledge(announcement, caller);
    }

    @GetMapping("/progress")
    @Allowed({Role.SCHOOL_ADMIN, Role.TEACHER})
    ResponseEntity<Receipts.Reach> getAnnouncementProgress(@PathVariable UUID announcement, Caller caller) {
        return tags.answer(new Versioned<>(receipts.reach(announcement, caller), 0));
    }

    @GetMapping("/receipts")
    @Allowed({Role.SCHOOL_ADMIN, Role.TEACHER})
    ResponseEntity<Page<Receipts.Receipt>> listAnnouncementReceipts(
            @PathVariable UUID announcement,
            @RequestParam(defaultValue = "all") ReceiptView view,
            Paging paging,
            Caller caller) {
        return tags.answer(receipts.list(announcement, view, paging, caller));
    }
}
