package in.syncad.api.inbound;

import in.syncad.api.security.Everybody;
import in.syncad.api.web.RawBody;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Everybody
class ExotelController {

    private final ExotelInbox inbox;

    ExotelController(ExotelInbox inbox) {
        this.inbox = inbox;
    }

    @PostMapping("/webhooks/exotel")
    void receiveFromExotel(@RequestParam String token, RawBody body) {
        inbox.receive(token, body);
    }
}
