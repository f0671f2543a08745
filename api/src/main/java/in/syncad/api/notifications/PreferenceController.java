package in.syncad.api.notifications;

import in.syncad.api.security.Caller;
import in.syncad.api.security.Everybody;
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
@RequestMapping("/api/v1/me/notification-preferences")
@Everybody
class PreferenceController {

    private final OwnPreferences preferences;
    private final EntityTags tags;

    PreferenceController(OwnPreferences preferences, EntityTags tags) {
        this.preferences = preferences;
        this.tags = tags;
    }

    @GetMapping
    ResponseEntity<Preferences> getMyNotificationPreferences(Caller caller) {
        return tags.answer(preferences.of(caller));
    }

    @PutMapping
    ResponseEntity<Preferences> setMyNotificationPreferences(
            @Valid @RequestBody Preferences wanted, ExpectedVersion expected, Caller caller) {
        return tags.answer(preferences.set(wanted, expected, caller));
    }
}
