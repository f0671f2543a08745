package in.syncad.provisioning.teardown;

import in.syncad.common.tenancy.SchoolId;
import in.syncad.provisioning.registry.Registry;
import in.syncad.provisioning.saga.Step;
import in.syncad.provisioning.saga.StepContext;
import in.syncad.provisioning.saga.StepOutcome;
import in.syncad.provisioning.steps.SchoolRecords;
import org.springframework.stereotype.Component;

/// Takes the school out of DNS.
@Component
final class RemoveDnsRecord implements Step {

    private final Registry registry;
    private final SchoolRecords records;

    RemoveDnsRecord(Registry registry, SchoolRecords records) {
        this.registry = registry;
        this.records = records;
    }

    @Override
    public String name() {
        return "dns-record";
    }

    @Override
    public StepOutcome apply(StepContext context) {
        records.delete(registry.get(new SchoolId(context.subject())).subdomain());
        return new StepOutcome.Done();
    }
}
