package in.syncad.api.inbound;

import static java.util.stream.Collectors.toUnmodifiableMap;

import in.syncad.api.inbound.InboxStore.Settled;
import in.syncad.api.inbound.InboxStore.Waiting;
import in.syncad.api.jobs.JobLane;
import in.syncad.api.jobs.Outcome;
import in.syncad.api.jobs.SchoolJob;
import in.syncad.common.tenancy.CurrentSchool;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Works on what providers told of one school. Whatever is done twice, because a process died before it was noted, has
/// no further effect.
@Component
class WorkInbound implements SchoolJob<WorkInbound.Round> {

    private static final Logger log = LoggerFactory.getLogger(WorkInbound.class);
    private static final int AT_ONCE = 100;

    /// How long an event on a message may be here before the message is written down as sent; senders do so by the
    /// batch.
    private static final Duration EARLY = Duration.ofMinutes(1);

    private static final Duration SOON = Duration.ofSeconds(2);

    /// Everything there is to know stands in the central database.
    record Round() {}

    private final InboxStore store;
    private final Map<Source, EventReader> readers;
    private final Effects effects;
    private final JsonMapper json;
    private final Clock clock;

    WorkInbound(InboxStore store, List<EventReader> readers, Effects effects, JsonMapper json, Clock clock) {
        this.store = store;
        this.readers = readers.stream().collect(toUnmodifiableMap(EventReader::source, reader -> reader));
        this.effects = effects;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "work-inbound";
    }

    @Override
    public Class<Round> dataType() {
        return Round.class;
    }

    @Override
    public JobLane lane() {
        return JobLane.BULK;
    }

    @Override
    public Outcome run(Round round) {
        List<Waiting> waiting = store.waiting(CurrentSchool.get().id(), AT_ONCE);
        List<Settled> settled =
                waiting.stream().map(this::work).flatMap(Optional::stream).toList();
        store.settle(settled, clock.instant());
        if (waiting.size() == AT_ONCE && !settled.isEmpty()) {
            return new Outcome.More();
        }
        return settled.size() == waiting.size()
                ? new Outcome.Done()
                : new Outcome.Again(SOON, "what an event is about is not written down yet");
    }

    /// One that cannot be understood does not keep the others waiting.
    ///
    /// @return nothing for one that has come too early
    private Optional<Settled> work(Waiting event) {
        try {
            List<Happening> happenings =
                    Objects.requireNonNull(readers.get(event.source())).read(json.readTree(event.body()));
            boolean missed = happenings.stream()
                            .filter(happening -> !effects.take(happening))
                            .count()
                    > 0;
            if (missed && clock.instant().isBefore(event.receivedAt().plus(EARLY))) {
                return Optional.empty();
            }
            return settled(event, happenings.isEmpty() ? "nothing of ours" : "done");
        } catch (IllegalArgumentException | JacksonException | DataIntegrityViolationException e) {
            log.warn("event {} of {} is not understood", event.id(), event.source(), e);
            return settled(event, "not understood");
        }
    }

    private static Optional<Settled> settled(Waiting event, String outcome) {
        return Optional.of(new Settled(event.id(), outcome));
    }
}
