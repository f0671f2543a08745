package in.syncad.api.inbound;

import in.syncad.api.security.Everybody;
import in.syncad.api.web.RawBody;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/webhooks/whatsapp")
@Everybody
class WhatsAppController {

    private final WhatsAppInbox inbox;

    WhatsAppController(WhatsAppInbox inbox) {
        this.inbox = inbox;
    }

    @GetMapping(produces = MediaType.TEXT_PLAIN_VALUE)
    String verifyWhatsAppWebhook(
            @RequestParam("hub.mode") String mode,
            @RequestParam("hub.verify_token") String token,
            @RequestParam("hub.challenge") String challenge) {
        return inbox.verify(mode, token, challenge);
    }

    @PostMapping
    void receiveFromWhatsApp(
            @RequestHeader(name = "X-Hub-Signature-256", defaultValue = "") String signature, RawBody body) {
        inbox.receive(signature, body);
    }
}
