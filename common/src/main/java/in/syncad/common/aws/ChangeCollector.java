package in.syncad.common.aws;

import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ResourceRecord;

/// Sends the changes of concurrent callers together. The first call of an idle period goes out at once; what arrives
/// while a request is under way, or the next one waits for its turn, goes out with that. A change that the provider
/// refuses fails only for its own caller.
final class ChangeCollector {

    /// Limits of ChangeResourceRecordSets (Route 53 developer guide, "Quotas"): 1,000 records and 32,000 characters of
    /// values a request, and an UPSERT counts twice.
    private static final int RECORDS = 1_000;

    private static final int CHARACTERS = 32_000;

    private final TokenBucket turns;
    private final Consumer<List<Change>> request;
    private final Deque<Submission> waiting = new ArrayDeque<>();
    private boolean sending;

    /// @param request sends the changes, all or none, and returns when they are accepted
    ChangeCollector(TokenBucket turns, Consumer<List<Change>> request) {
        this.turns = turns;
        this.request = request;
    }

    /// Returns when these changes are accepted.
    ///
    /// @throws OutsideFailure when they are not
    void submit(List<Change> changes) {
        Submission submission = new Submission(changes);
        synchronized (waiting) {
            waiting.add(submission);
            if (!sending) {
                sending = true;
                Thread.ofVirtual().name("route53-changes").start(this::sendAll);
            }
        }
        submission.await();
    }

    /// How many calls have not been sent yet.
    int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    private void sendAll() {
        while (somethingWaits()) {
            turns.take();
            send(nextBatch());
        }
    }

    private boolean somethingWaits() {
        synchronized (waiting) {
            sending = !waiting.isEmpty();
            return sending;
        }
    }

    private void send(List<Submission> batch) {
        try {
            request.accept(batch.stream()
                    .map(Submission::changes)
                    .flatMap(Collection::stream)
                    .toList());
            batch.forEach(submission -> submission.accepted.complete(true));
        } catch (OutsideFailure e) {
            if (e.kind() == Kind.PERMANENT && batch.size() > 1) {
                sendEach(batch);
            } else {
                fail(batch, e);
            }
        } catch (RuntimeException | Error e) {
            fail(batch, e);
        }
    }

    private void sendEach(List<Submission> batch) {
        for (Submission submission : batch) {
            turns.take();
            send(List.of(submission));
        }
    }

    private static void fail(List<Submission> batch, Throwable reason) {
        batch.forEach(submission -> submission.accepted.completeExceptionally(reason));
    }

    /// As many of the waiting as fit into one request and touch different records; at least the first.
    private List<Submission> nextBatch() {
        synchronized (waiting) {
            Batch batch = new Batch();
            for (Iterator<Submission> next = waiting.iterator(); next.hasNext(); ) {
                if (batch.add(next.next())) {
                    next.remove();
                }
            }
            return batch.submissions;
        }
    }

    private static final class Batch {

        private final List<Submission> submissions = new ArrayList<>();
        private final Set<String> touched = new HashSet<>();
        private int records;
        private int characters;

        boolean add(Submission submission) {
            // What must wait holds back later changes of the same records: they are carried out in order.
            boolean free = submission.names().stream().filter(touched::add).count()
                    == submission.names().size();
            records += submission.records();
            characters += submission.characters();
            if (submissions.isEmpty() || (free && records <= RECORDS && characters <= CHARACTERS)) {
                submissions.add(submission);
                return true;
            }
            return false;
        }
    }

    private record Submission(List<Change> changes, CompletableFuture<Boolean> accepted) {

        Submission(List<Change> changes) {
            this(List.copyOf(changes), new CompletableFuture<>());
        }

        Set<String> names() {
            Set<String> names = new HashSet<>();
            changes.forEach(change -> names.add(RecordSets.name(change.resourceRecordSet())));
            return names;
        }

        int records() {
            return changes.stream()
                    .mapToInt(change -> weight(change) * values(change).size())
                    .sum();
        }

        int characters() {
            return changes.stream()
                    .mapToInt(change -> weight(change)
                            * values(change).stream()
                                    .mapToInt(value -> value.value().length())
                                    .sum())
                    .sum();
        }

        void await() {
            try {
                accepted.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof OutsideFailure failure) {
                    throw new OutsideFailure(failure.kind(), String.valueOf(failure.getMessage()), failure);
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new OutsideFailure(Kind.TRANSIENT, "Route 53: interrupted while waiting for a change", e);
            }
        }

        private static int weight(Change change) {
            return change.action() == ChangeAction.UPSERT ? 2 : 1;
        }

        private static List<ResourceRecord> values(Change change) {
            return change.resourceRecordSet().resourceRecords();
        }
    }
}
