package in.syncad.provisioning.steps;

import in.syncad.common.dns.DnsRecord;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.provisioning.registry.Registry;
import in.syncad.provisioning.saga.Step;
import in.syncad.provisioning.saga.StepContext;
import in.syncad.provisioning.saga.StepOutcome;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The school's record in DNS. Its propagation is not waited for: a wildcard record of the zone serves until then.
@Component
final class CreateDnsRecord implements Step {

    private final Registry registry;
    private final SchoolRecords records;

    CreateDnsRecord(Registry registry, SchoolRecords records) {
        this.registry = registry;
        this.records = records;
    }

    @Override
    public String name() {
        return "dns-record";
    }

    @Override
    public StepOutcome apply(StepContext context) {
        String host = registry.get(new SchoolId(context.subject())).subdomain();
        Optional<DnsRecord> foreign = records.create(host);
        return foreign.isPresent()
                ? new StepOutcome.Failed(
                        "%s has a %s record that is not ours"
                                .formatted(host, foreign.get().type()),
                        true)
                : new StepOutcome.Done(Map.of("name", host));
    }

    @Override
    public void undo(StepContext context) {
        records.delete(registry.get(new SchoolId(context.subject())).subdomain());
    }
}
