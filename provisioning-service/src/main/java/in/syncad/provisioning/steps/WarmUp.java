package in.syncad.provisioning.steps;

import in.syncad.common.certificate.Certificates;
import in.syncad.common.dns.DnsZone;
import in.syncad.common.secret.Secrets;
import in.syncad.provisioning.registry.Addresses;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Asks each service outside something harmless once after the start: making clients and connections takes seconds,
/// which the first school would have to wait for. Nobody waits for this, and its failures mean nothing.
@Component
class WarmUp {

    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);
    private static final String NOBODY = "warm-up";

    private final Secrets secrets;
    private final DnsZone zone;
    private final Certificates certificates;
    private final Addresses addresses;

    WarmUp(Secrets secrets, DnsZone zone, Certificates certificates, Addresses addresses) {
        this.secrets = secrets;
        this.zone = zone;
        this.certificates = certificates;
        this.addresses = addresses;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        String host = NOBODY + "." + addresses.baseDomain();
        inBackground(() -> secrets.find("syncad/" + NOBODY));
        inBackground(() -> zone.find(host));
        // The wildcard is only looked up.
        inBackground(() -> certificates.wildcard().request(host, new UUID(0, 0)));
    }

    private static void inBackground(Runnable question) {
        Thread.ofVirtual().name(NOBODY).start(() -> {
            try {
                question.run();
            } catch (RuntimeException unanswered) {
                log.debug("warming up: {}", unanswered.getMessage());
            }
        });
    }
}
