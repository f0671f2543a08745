package in.syncad.api.inbound;

import in.syncad.api.security.Everybody;
import in.syncad.api.web.RawBody;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/webhooks")
@Everybody
class SnsController {

    private final SnsInbox inbox;

    SnsController(SnsInbox inbox) {
        this.inbox = inbox;
    }

    @PostMapping("/ses")
    void receiveFromSes(RawBody body) {
        inbox.ofMails(body.text());
    }

    @PostMapping("/sns")
    void receiveFromSns(RawBody body) {
        inbox.ofDevices(body.text());
    }
}
