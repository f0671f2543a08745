package in.syncad.api.documents;

import in.syncad.api.documents.Verdict.Appended;
import in.syncad.api.documents.Verdict.Failed;
import in.syncad.api.documents.Verdict.Known;
import in.syncad.api.documents.text.TextLimit;
import in.syncad.api.documents.text.TextOperation;
import in.syncad.common.refusal.Refused;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Lets operations happen. The instances that write in one document queue in its database: if each just tried, one
/// of two busy ones would lose every time and have done its work for nothing.
@Component
class Appending {

    private final OperationStore operations;
    private final Permissions permissions;
    private final Clock clock;

    Appending(OperationStore operations, Permissions permissions, Clock clock) {
        this.operations = operations;
        this.permissions = permissions;
        this.clock = clock;
    }

    /// What has happened.
    ///
    /// @param missed elsewhere, before
    /// @param verdicts one for each proposal
    record Result(List<StoredOperation> missed, List<Verdict> verdicts) {

        List<StoredOperation> appended() {
            return verdicts.stream()
                    .filter(Appended.class::isInstance)
                    .map(appended -> ((Appended) appended).operation())
                    .toList();
        }
    }

    /// One after the other, each after what has happened since it was made. Permission is asked for each; a
    /// proposal that cannot be does not keep the others back.
    @Transactional
    public Result append(TextHistory history, List<Proposal> proposals) {
        UUID document = history.document();
        operations.queue(document);
        List<StoredOperation> missed = history.missed();
        Draft draft = new Draft(
                history,
                missed,
                permissions.of(document, proposals.stream().map(Proposal::actor).collect(Collectors.toSet())),
                operations.versionsOf(
                        document, proposals.stream().map(Proposal::name).toList()));
        List<Verdict> verdicts = proposals.stream().map(draft::judge).toList();
        if (!draft.added.isEmpty()) {
            operations.append(document, draft.added);
        }
        return new Result(missed, verdicts);
    }

    /// What would have happened if this came to an end.
    private final class Draft {

        private final TextHistory history;
        private final List<StoredOperation> newer;
        private final Map<UUID, Access> access;
        private final Map<OperationName, Integer> known;
        private final List<StoredOperation> added = new ArrayList<>();
        private Text text;

        Draft(
                TextHistory history,
                List<StoredOperation> missed,
                Map<UUID, Access> access,
                Map<OperationName, Integer> known) {
            this.history = history;
            this.newer = new ArrayList<>(missed);
            this.access = access;
            this.known = known;
            Text current = history.text();
            for (StoredOperation operation : missed) {
                current = current.after(operation.operation());
            }
            this.text = current;
        }

        Verdict judge(Proposal proposal) {
            try {
                requireEditor(proposal.actor());
                Integer happened = known.get(proposal.name());
                return happened == null ? add(proposal) : new Known(happened, before(proposal, happened));
            } catch (Refused refused) {
                return new Failed(refused);
            }
        }

        private Appended add(Proposal proposal) {
            List<StoredOperation> before = before(proposal, text.version() + 1);
            TextOperation operation = proposal.operation();
            for (StoredOperation earlier : before) {
                operation = operation.transform(earlier.operation(), TextOperation.Side.LEFT);
            }
            Text next = text.after(operation);
            TextLimit.require(next.text());
            StoredOperation stored = new StoredOperation(
                    next.version(), proposal.name(), operation, proposal.actor(), clock.instant(), digest(next));
            text = next;
            newer.add(stored);
            added.add(stored);
            known.put(proposal.name(), stored.version());
            proposal.alongside().run();
            return new Appended(stored, before);
        }

        /// What happened between the version that the proposal was made for and that one.
        private List<StoredOperation> before(Proposal proposal, int version) {
            if (proposal.version() > text.version()) {
                throw TextHistory.stillToCome();
            }
            List<StoredOperation> before = new ArrayList<>();
            if (proposal.version() < history.version()) {
                before.addAll(history.since(proposal.version()));
            }
            newer.stream().filter(each -> each.version() > proposal.version()).forEach(before::add);
            before.removeIf(each -> each.version() >= version);
            return before;
        }

        private void requireEditor(UUID actor) {
            Access found = access.get(actor);
            if (found == null) {
                throw Documents.unknown();
            }
            if (!found.mayEdit()) {
                throw Refused.forbidden("document.read-only", "You may read this document, but not change it.");
            }
        }

        private static Optional<String> digest(Text text) {
            return text.version() % StoredOperation.CHECKED_EACH == 0 ? Optional.of(text.sha256()) : Optional.empty();
        }
    }
}
