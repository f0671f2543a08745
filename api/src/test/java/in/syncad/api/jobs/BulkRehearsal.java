package in.syncad.api.jobs;

import org.springframework.stereotype.Component;

/// In the bulk lane.
@Component
class BulkRehearsal extends Rehearsal {

    @Override
    public String name() {
        return "bulk-rehearsal";
    }

    @Override
    public JobLane lane() {
        return JobLane.BULK;
    }
}
