package in.syncad.api.security;

import in.syncad.api.redis.ChannelListener;
import in.syncad.api.security.TokensOutdated.RightsChanged;
import in.syncad.api.security.TokensOutdated.SessionEnded;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.SchoolId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Tells every instance that sessions have ended or rights have changed, by Redis, so that the tokens of before are
/// refused everywhere at once. While Redis is away the others notice when what they know is too old; see [Standings].
@Component
public class SessionEndings implements ChannelListener {

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
        tellAfterCommit(
                school,
                user,
                sessions.stream()
                        .map(session -> new SessionEnded(school, user, session))
                        .toList());
    }

    /// Call in the transaction that gives that user other rights.
    public void tellOfRightsAfterCommit(UUID user) {
        SchoolId school = CurrentSchool.get().id();
        tellAfterCommit(school, user, List.of(new RightsChanged(school, user)));
    }

    private void tellAfterCommit(SchoolId school, UUID user, List<? extends TokensOutdated> outdated) {
        standings.forgetAfterCommit(user);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                // Before anybody who is put out can come back, and before Redis is waited for.
                standings.forget(school, user);
                outdated.forEach(events::publishEvent);
                publish(outdated);
            }
        });
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    /// This instance hears itself too: what it hears twice it does twice, to no harm. What is told of here may wait for
    /// a client or for Redis, so it is told elsewhere.
    @Override
    public void hear(String message) {
        try {
            TokensOutdated outdated = TokensOutdated.of(message);
            standings.forget(outdated.school(), outdated.user());
            Thread.ofVirtual().name("session-endings").start(() -> events.publishEvent(outdated));
        } catch (IllegalArgumentException e) {
            log.warn("on {} came what tells of no tokens", CHANNEL);
        }
    }

    private void publish(List<? extends TokensOutdated> outdated) {
        try {
            outdated.forEach(tokens -> redis.convertAndSend(CHANNEL, tokens.toText()));
        } catch (DataAccessException e) {
            log.warn("Redis is away: other instances notice ended sessions and other rights a few seconds later");
        }
    }
}
