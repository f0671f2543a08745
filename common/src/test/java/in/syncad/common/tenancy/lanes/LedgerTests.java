package in.syncad.common.tenancy.lanes;

import in.syncad.common.tenancy.lanes.LedgerHistory.Event;
import in.syncad.common.tenancy.lanes.LedgerHistory.Kind;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/// What the ledger promises holds in every history, and no place is lost in any.
class LedgerTests {

    @Property(tries = 2_000)
    void keepsItsPromisesInEveryHistory(
            @ForAll @IntRange(min = 1, max = 8) int budget,
            @ForAll @IntRange(min = 1, max = 3) int perLane,
            @ForAll("histories") List<Event> history) {
        LedgerHistory ledger = new LedgerHistory(LaneSettings.ofBudget(budget).withPerLane(perLane));
        history.forEach(ledger::play);
        ledger.end();
    }

    @Provide
    Arbitrary<List<Event>> histories() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(12, Kind.BORROW),
                Tuple.of(8, Kind.WAKE_UP),
                Tuple.of(8, Kind.FINISH_OPENING),
                Tuple.of(8, Kind.GIVE_BACK),
                Tuple.of(6, Kind.CLOSE_DOOMED),
                Tuple.of(3, Kind.PASS_TIME),
                Tuple.of(1, Kind.TIME_OUT),
                Tuple.of(1, Kind.ABANDON),
                Tuple.of(1, Kind.FAIL_OPENING),
                Tuple.of(1, Kind.GIVE_BACK_BROKEN),
                Tuple.of(1, Kind.FIND_BROKEN),
                Tuple.of(1, Kind.SWEEP),
                Tuple.of(1, Kind.SHUT),
                Tuple.of(1, Kind.SEIZE),
                Tuple.of(2, Kind.REOPEN),
                Tuple.of(1, Kind.RETIRE));
        return Combinators.combine(kinds, Arbitraries.integers().between(0, 59))
                .as(Event::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(200);
    }
}
