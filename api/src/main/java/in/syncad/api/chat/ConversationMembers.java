package in.syncad.api.chat;

import in.syncad.api.audit.Audit;
import in.syncad.api.contacts.Contacts;
import in.syncad.api.security.Caller;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.common.refusal.Refused;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who is in a group. Managers bring people in and put them out, everybody may go. Who goes keeps what was said while
/// they were there, and hears and reads nothing of later.
@Service
@Transactional
class ConversationMembers {

    private final ConversationMemberStore store;
    private final ConversationStore conversations;
    private final Entries entries;
    private final Contacts contacts;
    private final Audit audit;

    ConversationMembers(
            ConversationMemberStore store,
            ConversationStore conversations,
            Entries entries,
            Contacts contacts,
            Audit audit) {
        this.store = store;
        this.conversations = conversations;
        this.entries = entries;
        this.contacts = contacts;
        this.audit = audit;
    }

    /// What the audit keeps.
    private record Kept(UUID user, boolean manages) {}

    /// @throws Refused 404 for who never was in it; 403 for who is not any more
    @Transactional(readOnly = true)
    List<Member> list(UUID conversation, Caller caller) {
        store.standing(conversation, caller.id())
                .orElseThrow(Conversations::unknown)
                .requireHere();
        return store.list(conversation);
    }

    /// Everybody else who is there.
    ///
    /// @throws Refused 404 for who is not
    @Transactional(readOnly = true)
    Set<UUID> others(UUID conversation, Caller caller) {
        Set<UUID> others = new HashSet<>(store.here(conversation));
        if (!others.remove(caller.id())) {
            throw Conversations.unknown();
        }
        return others;
    }

    /// Brings somebody in whom the caller may talk to, or changes whether a member manages the group.
    ///
    /// @throws Refused 404 for a conversation or a person that is not the caller's to know; 403; 412;
    ///     409 `conversation.direct`, `conversation.full`
    void set(UUID conversation, UUID user, boolean managing, ExpectedVersion expected, Caller caller) {
        Standing standing = entries.enterGroup(conversation, expected, caller);
        standing.requireManager();
        Optional<Standing> before = store.standing(conversation, user).filter(Standing::isHere);
        if (before.isPresent()) {
            change(conversation, user, before.get().manages(), managing, caller);
        } else {
            bring(conversation, user, managing, standing.lastSeq() + 1, caller);
        }
    }

    /// @throws Refused 404; 403; 412; 409 `conversation.direct`
    void remove(UUID conversation, UUID user, ExpectedVersion expected, Caller caller) {
        Standing standing = entries.enterGroup(conversation, expected, caller);
        boolean isSelf = user.equals(caller.id());
        if (!isSelf) {
            standing.requireManager();
        }
        Standing leaving =
                store.standing(conversation, user).filter(Standing::isHere).orElseThrow(ConversationMembers::unknown);
        store.end(conversation, user, standing.lastSeq() + 1);
        conversations.raiseVersion(conversation);
        entries.add(conversation, Entry.aboutUser(user, isSelf ? EntryKind.LEFT : EntryKind.REMOVED, caller.id()));
        audit.removed(caller, "conversation.member-removed", conversation, new Kept(user, leaving.manages()));
    }

    private void change(UUID conversation, UUID user, boolean before, boolean after, Caller caller) {
        if (before != after) {
            store.setManaging(conversation, user, after);
            conversations.raiseVersion(conversation);
            audit.changed(
                    caller, "conversation.member-changed", conversation, new Kept(user, before), new Kept(user, after));
        }
    }

    private void bring(UUID conversation, UUID user, boolean managing, long seq, Caller caller) {
        if (contacts.among(caller.id(), Set.of(user)).isEmpty()) {
            throw unknown();
        }
        if (store.here(conversation).size() >= NewConversation.MOST_MEMBERS) {
            throw Refused.conflict("conversation.full", "A group has no more than 200 members.");
        }
        store.add(conversation, List.of(user), managing, seq);
        conversations.raiseVersion(conversation);
        entries.add(conversation, Entry.aboutUser(user, EntryKind.JOINED, caller.id()));
        audit.created(caller, "conversation.member-added", conversation, new Kept(user, managing));
    }

    private static Refused unknown() {
        return Refused.notFound("conversation.member-unknown", "There is nobody such whom you may talk to.");
    }
}
