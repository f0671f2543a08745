package in.syncad.api.documents;

import in.syncad.common.tenancy.CurrentSchool;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Tells the other instances over Redis what has happened to documents of the current school, so that they need not
/// look. At most once, and nobody waits for it: what does not arrive is found in the database.
@Component
class Peers {

    private static final Logger log = LoggerFactory.getLogger(Peers.class);
    private static final int MOST_WAITING = 10_000;

    private final StringRedisTemplate redis;
    private final JsonMapper json;
    private final Mailbox outgoing =
            new Mailbox(messages -> Thread.ofVirtual().name("document-peers").start(messages));

    Peers(StringRedisTemplate redis, JsonMapper json) {
        this.redis = redis;
        this.json = json;
    }

    void tell(UUID document, List<StoredOperation> operations) {
        publish(PeerMessage.happened(school(), document, operations, json));
    }

    void tellOfAccess(UUID document) {
        publish(PeerMessage.accessTaken(school(), document));
    }

    private void publish(PeerMessage message) {
        if (outgoing.waiting() < MOST_WAITING) {
            outgoing.put(() -> send(message));
        }
    }

    private void send(PeerMessage message) {
        try {
            redis.convertAndSend(PeerMessage.CHANNEL, message.text());
        } catch (DataAccessException away) {
            log.debug("Redis is away: other instances notice changes of documents a moment later");
        }
    }

    private static UUID school() {
        return CurrentSchool.get().id().value();
    }
}
