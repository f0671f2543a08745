package in.syncad.api.notifications;

import in.syncad.api.security.Caller;
import in.syncad.api.security.Everybody;
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
@RequestMapping("/api/v1/me/notifications")
@Everybody
class NoticeController {

    private final Notices notices;
    private final EntityTags tags;

    NoticeController(Notices notices, EntityTags tags) {
        this.notices = notices;
        this.tags = tags;
    }

    /// How many messages have not been read.
    record UnreadCount(int unread) {}

    @GetMapping
    ResponseEntity<Page<Notice>> listMyNotifications(
            @RequestParam(defaultValue = "false") boolean unread, Paging paging, Caller caller) {
        return tags.answer(notices.list(unread, paging, caller));
    }

    @GetMapping("/unread-count")
    ResponseEntity<UnreadCount> countMyUnreadNotifications(Caller caller) {
        return tags.answer(new Versioned<>(new UnreadCount(notices.countUnread(caller)), 0));
    }

    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readMyNotification(@PathVariable UUID id, Caller caller) {
        notices.read(id, caller);
    }

    @PostMapping("/read-all")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readAllMyNotifications(Caller caller) {
        notices.readAll(caller);
    }
}
