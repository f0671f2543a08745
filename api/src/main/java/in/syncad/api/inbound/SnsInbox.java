package in.syncad.api.inbound;

import in.syncad.api.devices.PushAddresses;
import in.syncad.api.settings.InboundSettings;
import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.SchoolId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Takes in what SNS posts.
@Service
class SnsInbox {

    private static final Logger log = LoggerFactory.getLogger(SnsInbox.class);

    private final InboundSettings settings;
    private final SnsSignatures signatures;
    private final PushAddresses addresses;
    private final Inbox inbox;
    private final JsonMapper json;

    SnsInbox(
            InboundSettings settings, SnsSignatures signatures, PushAddresses addresses, Inbox inbox, JsonMapper json) {
        this.settings = settings;
        this.signatures = signatures;
        this.addresses = addresses;
        this.inbox = inbox;
        this.json = json;
    }

    /// @throws Refused 404 when no topics are configured; 400, 403, 503 as [SnsSignatures#verify]
    void ofMails(String body) {
        receive(body, Source.SES, event -> inbox.school(SesEvents.schoolIn(event)));
    }

    /// @throws Refused as [#ofMails]
    void ofDevices(String body) {
        receive(body, Source.SNS, event -> addresses.school(EndpointEvents.addressIn(event)));
    }

    private void receive(String body, Source source, Function<JsonNode, Optional<SchoolId>> school) {
        if (settings.topics().isEmpty()) {
            throw Refused.notFound("webhook.sns-off", "Webhooks of SNS are not configured here.");
        }
        SnsMessage message = SnsMessage.parse(body, json);
        signatures.verify(message);
        inbox.receive(List.of(
                switch (message.type()) {
                    case NOTIFICATION -> notification(message, source, school);
                    case SUBSCRIPTION -> subscription(message);
                    case UNSUBSCRIPTION -> unsubscription(message);
                }));
    }

    /// SNS and SES also say in plain text that they were set up.
    private Arrival notification(SnsMessage message, Source source, Function<JsonNode, Optional<SchoolId>> school) {
        try {
            JsonNode event = json.readTree(message.message());
            return Arrival.of(source, message.id(), school.apply(event), message.message());
        } catch (JacksonException e) {
            return Arrival.settled(source, message.id(), "", "no event");
        }
    }

    private Arrival subscription(SnsMessage message) {
        String address = signatures.subscription(message).toString();
        return new Arrival(Source.SUBSCRIPTION, message.id(), Optional.empty(), address, Optional.empty());
    }

    private static Arrival unsubscription(SnsMessage message) {
        log.warn("topic {} will not tell us of anything any more", message.topic());
        return Arrival.settled(Source.SUBSCRIPTION, message.id(), "", "unsubscribed");
    }
}
