package in.syncad.api.chat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import in.syncad.api.security.Caller;
import in.syncad.common.refusal.Refused;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// How far people have read.
@Service
@Transactional
class Reading {

    private final ConversationMemberStore store;
    private final ApplicationEventPublisher events;

    Reading(ConversationMemberStore store, ApplicationEventPublisher events) {
        this.store = store;
        this.events = events;
    }

    /// Somebody has read further; published in the transaction that wrote it.
    ///
    /// @param hearers that person's own devices, and the other one of a direct conversation; a group asks for it
    record ReadOn(
            UUID conversationId,
            UUID userId,
            long seq,
            @JsonIgnore Set<UUID> hearers) {}

    /// @throws Refused 404 for who never was in it; 403 for who is not any more
    void read(UUID conversation, long seq, Caller caller) {
        Standing standing = store.standing(conversation, caller.id()).orElseThrow(Conversations::unknown);
        standing.requireHere();
        UUID other = standing.other();
        Set<UUID> hearers = other == null ? Set.of(caller.id()) : Set.of(caller.id(), other);
        store.read(conversation, caller.id(), seq)
                .ifPresent(now -> events.publishEvent(new ReadOn(conversation, caller.id(), now, hearers)));
    }
}
