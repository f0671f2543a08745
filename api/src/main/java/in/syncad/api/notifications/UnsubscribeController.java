package in.syncad.api.notifications;

import in.syncad.api.security.Everybody;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Everybody
class UnsubscribeController {

    private final Unsubscribing unsubscribing;

    UnsubscribeController(Unsubscribing unsubscribing) {
        this.unsubscribing = unsubscribing;
    }

    /// @param oneClick what mail programs send along, always `One-Click`
    @PostMapping(Unsubscribing.PATH)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unsubscribeFromMails(
            @RequestParam String token,
            @RequestParam(name = "List-Unsubscribe", required = false) @Nullable String oneClick) {
        unsubscribing.unsubscribe(token);
    }
}
