package in.syncad.api.notifications;

import in.syncad.api.security.Caller;
import in.syncad.api.web.Listed;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.api.web.Position;
import in.syncad.common.refusal.Refused;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What a person was told, as the app lists it.
@Service
@Transactional
class Notices {

    private final NoticeStore store;
    private final TemplateStore templates;
    private final PreferenceStore preferences;
    private final MessageKinds kinds;
    private final Clock clock;

    Notices(NoticeStore store, TemplateStore templates, PreferenceStore preferences, MessageKinds kinds, Clock clock) {
        this.store = store;
        this.templates = templates;
        this.preferences = preferences;
        this.kinds = kinds;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Page<Notice> list(boolean unreadOnly, Paging paging, Caller caller) {
        Templates own = templates.ofSchool();
        Language language = preferences.languageOf(caller.id());
        return paging.page(
                "notices of %s, unread only: %s".formatted(caller.id(), unreadOnly),
                (position, limit) -> store.of(caller.id(), unreadOnly, clock.instant(), position, limit).stream()
                        .map(stored -> new Listed<>(shown(stored, own, language), new Position("", stored.id())))
                        .toList());
    }

    @Transactional(readOnly = true)
    int countUnread(Caller caller) {
        return store.countUnread(caller.id(), clock.instant());
    }

    /// @throws Refused 404
    void read(UUID id, Caller caller) {
        if (!store.read(id, caller.id(), clock.instant())) {
            throw Refused.notFound("notification.unknown", "There is no such message to you.");
        }
    }

    void readAll(Caller caller) {
        store.readAll(caller.id(), clock.instant());
    }

    /// A wording that cannot be filled in does not keep a message from being listed.
    private Notice shown(NoticeStore.Stored stored, Templates own, Language language) {
        Wording wording = kinds.find(stored.kind())
                .map(kind ->
                        own.choose(kind, Channel.IN_APP, language).wording().filledAsFarAsPossible(stored.data()))
                .orElse(new Wording(stored.kind(), ""));
        return new Notice(
                stored.id(),
                stored.kind(),
                stored.category(),
                stored.urgent(),
                wording.subject(),
                wording.body(),
                stored.data(),
                stored.children(),
                stored.createdAt(),
                stored.readAt());
    }
}
