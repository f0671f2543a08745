package in.syncad.api.security;

import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.SchoolId;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.Message;
import org.springframework.data.redis.connection.MessageListener;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Tells every instance that sessions have ended, by Redis, so that their tokens are refused everywhere at once. While
/// Redis is away the others notice when what they know is too old; see [Standings].
@Component
public class SessionEndings implements MessageListener {

    static final String CHANNEL = "session-ended";

    private static final Logger log = LoggerFactory.getLogger(SessionEndings.class);

    private final Standings standings;
    private final StringRedisTemplate redis;
    private final ApplicationEventPublisher events;

    SessionEndings(Standings standings, StringRedisTemplate redis, ApplicationEventPublisher events) {
        this.standings = standings;
        this.redis = redis;
        this.events = events;
    }

    /// Call in the transaction that ends those sessions.
    public void tellAfterCommit(UUID user, Collection<UUID> sessions) {
        SchoolId school = CurrentSchool.get().id();
        List<SessionEnded> ended = sessions.stream()
                .map(session -> new SessionEnded(school, user, session))
                .toList();
        standings.forgetAfterCommit(user);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                ended.forEach(events::publishEvent);
                publish(ended);
            }
        });
    }

    /// This instance hears itself too: what it hears twice it does twice, to no harm.
    @Override
    public void onMessage(Message message, byte @Nullable [] pattern) {
        try {
            SessionEnded ended = SessionEnded.of(new String(message.getBody(), StandardCharsets.UTF_8));
            standings.forget(ended.school(), ended.user());
            events.publishEvent(ended);
        } catch (IllegalArgumentException e) {
            log.warn("on {} came what is no ended session", CHANNEL);
        }
    }

    private void publish(List<SessionEnded> ended) {
        try {
            ended.forEach(session -> redis.convertAndSend(CHANNEL, session.toText()));
        } catch (DataAccessException e) {
            log.warn("Redis is away: other instances notice ended sessions a few seconds later");
        }
    }
}
