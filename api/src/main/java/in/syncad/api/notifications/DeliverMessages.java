package in.syncad.api.notifications;

import in.syncad.api.jobs.JobLane;
import in.syncad.api.jobs.Outcome;
import in.syncad.api.jobs.SchoolJob;

/// Sends what is due at one school, either to single people or to many at once.
final class DeliverMessages implements SchoolJob<DeliverMessages.Round> {

    /// Everything there is to know stands in the school's database.
    record Round() {}

    private final boolean bulk;
    private final DeliveryRounds rounds;

    DeliverMessages(boolean bulk, DeliveryRounds rounds) {
        this.bulk = bulk;
        this.rounds = rounds;
    }

    boolean bulk() {
        return bulk;
    }

    @Override
    public String name() {
        return bulk ? "deliver-campaigns" : "deliver-messages";
    }

    @Override
    public Class<Round> dataType() {
        return Round.class;
    }

    @Override
    public JobLane lane() {
        return bulk ? JobLane.BULK : JobLane.USUAL;
    }

    @Override
    public Outcome run(Round round) {
        return rounds.deliver(bulk);
    }
}
