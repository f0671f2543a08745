package in.syncad.api.documents;

import in.syncad.api.redis.ChannelListener;
import in.syncad.common.refusal.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Hears from the other instances. One channel serves all documents, because to follow one for each would make
/// whoever opens a document wait for Redis; what is not open here is dropped before it is read.
@Component
class PeerListener implements ChannelListener {

    private static final Logger log = LoggerFactory.getLogger(PeerListener.class);

    private final OpenDocuments documents;
    private final JsonMapper json;

    PeerListener(OpenDocuments documents, JsonMapper json) {
        this.documents = documents;
        this.json = json;
    }

    @Override
    public String channel() {
        return PeerMessage.CHANNEL;
    }

    /// Documents only take it down. This instance hears itself too, and knows all that already.
    @Override
    public void hear(String text) {
        try {
            PeerMessage message = PeerMessage.of(text);
            documents.ifOpen(message.school(), message.document()).ifPresent(document -> tell(document, message));
        } catch (IllegalArgumentException | Refused e) {
            log.warn("on {} came what tells of no document", PeerMessage.CHANNEL);
        }
    }

    private void tell(OpenDocument document, PeerMessage message) {
        if (message.isAboutAccess()) {
            document.reconsider();
        } else {
            document.hear(message.operations(json));
        }
    }
}
