package in.syncad.api.documents;

import in.syncad.api.realtime.Live;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// The documents that are open on this instance. Every two seconds it is looked whether they have come further
/// elsewhere, for whatever was told may be lost.
@Component
class OpenDocuments implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(OpenDocuments.class);
    private static final Duration LOOK = Duration.ofSeconds(2);

    /// What ends rights without a word, such as the end of a school year, is noticed after so many looks.
    private static final int LOOKS_FOR_EACH_RECONSIDERATION = 15;

    private final Texts texts;
    private final Live live;
    private final Appending appending;
    private final Permissions permissions;
    private final Aftermath aftermath;
    private final Peers peers;
    private final Map<Key, Held> open = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("documents-timer").factory());
    private int looks;

    private record Key(UUID school, UUID document) {}

    private record Held(School school, OpenDocument document) {}

    OpenDocuments(
            Texts texts, Live live, Appending appending, Permissions permissions, Aftermath aftermath, Peers peers) {
        this.texts = texts;
        this.live = live;
        this.appending = appending;
        this.permissions = permissions;
        this.aftermath = aftermath;
        this.peers = peers;
        timer.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Does something with a document of the current school, and waits until it is done.
    void with(UUID id, Function<OpenDocument, CompletableFuture<Void>> work) {
        OpenDocument document = used(id);
        try {
            work.apply(document).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        } finally {
            document.leaveAlone();
        }
    }

    private OpenDocument used(UUID id) {
        School school = CurrentSchool.get();
        return open.compute(new Key(school.id().value(), id), (key, known) -> {
                    Held held = known == null ? new Held(school, make(school, id)) : known;
                    held.document().use();
                    return held;
                })
                .document();
    }

    private OpenDocument make(School school, UUID id) {
        Mailbox mailbox =
                new Mailbox(tasks -> Thread.ofVirtual().name("document").start(() -> CurrentSchool.run(school, tasks)));
        return new OpenDocument(
                mailbox, new TextHistory(id, texts), new Readers(id, live), appending, permissions, aftermath);
    }

    Optional<OpenDocument> ifOpen(UUID school, UUID document) {
        return Optional.ofNullable(open.get(new Key(school, document))).map(Held::document);
    }

    /// After the commit, here and everywhere.
    @TransactionalEventListener
    void reconsider(AccessTaken taken) {
        ifOpen(CurrentSchool.get().id().value(), taken.document()).ifPresent(OpenDocument::reconsider);
        peers.tellOfAccess(taken.document());
    }

    private void look() {
        looks++;
        boolean reconsidering = looks % LOOKS_FOR_EACH_RECONSIDERATION == 0;
        if (reconsidering) {
            open.keySet()
                    .forEach(key -> open.computeIfPresent(
                            key, (same, held) -> held.document().isUnused() ? null : held));
        }
        open.values().stream()
                .filter(held -> held.document().isRead())
                .collect(Collectors.groupingBy(Held::school, Collectors.mapping(Held::document, Collectors.toList())))
                .forEach((school, documents) -> Thread.ofVirtual()
                        .name("documents-look")
                        .start(() -> CurrentSchool.run(school, () -> look(documents, reconsidering))));
    }

    private void look(List<OpenDocument> documents, boolean reconsidering) {
        try {
            Map<UUID, Integer> heads =
                    texts.heads(documents.stream().map(OpenDocument::id).toList());
            for (OpenDocument document : documents) {
                document.hear(heads.getOrDefault(document.id(), 0));
                if (reconsidering) {
                    document.reconsider();
                }
            }
        } catch (DataAccessException e) {
            log.debug("not looked at open documents: {}", e.getMessage());
        }
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }
}
