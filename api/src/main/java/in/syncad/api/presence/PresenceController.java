package in.syncad.api.presence;

import in.syncad.api.security.Caller;
import in.syncad.api.security.Everybody;
import in.syncad.api.web.EntityTags;
import in.syncad.api.web.Page;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Everybody
class PresenceController {

    private final Presence presence;
    private final EntityTags tags;

    PresenceController(Presence presence, EntityTags tags) {
        this.presence = presence;
        this.tags = tags;
    }

    /// Of those whom the caller may talk to; about others nothing is said.
    @GetMapping("/api/v1/presence")
    ResponseEntity<Page<Presence.State>> listPresence(
            @RequestParam(defaultValue = "") List<UUID> users, Caller caller) {
        return tags.answer(new Page<>(presence.of(users, caller), null));
    }
}
