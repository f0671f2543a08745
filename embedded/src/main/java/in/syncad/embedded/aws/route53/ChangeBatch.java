package in.syncad.embedded.aws.route53;

import in.syncad.embedded.aws.dns.RecordKey;
import in.syncad.embedded.aws.dns.RecordSet;
import in.syncad.embedded.aws.dns.ZoneRecords;
import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Changes that happen together or not at all
/// (https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html).
record ChangeBatch(String comment, List<RecordChange> changes) {

    /// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html#limits-api-requests
    private static final int MOST_RECORDS = 1_000;

    private static final int MOST_CHARACTERS = 32_000;

    static ChangeBatch of(Fields batch) {
        List<RecordChange> changes =
                batch.structures("Changes").stream().map(RecordChange::of).toList();
        requireWithinLimits(changes);
        return new ChangeBatch(batch.optionalText("Comment").orElse(""), changes);
    }

    /// What the batch changes in `zone`; refused with every fault that was found.
    Map<RecordKey, Optional<RecordSet>> difference(ZoneRecords zone) {
        ZoneDraft draft = new ZoneDraft(zone);
        List<String> faults = new ArrayList<>();
        changes.forEach(change -> faults.addAll(draft.apply(change)));
        if (!faults.isEmpty()) {
            throw new AwsError("InvalidChangeBatch", "[" + String.join(", ", faults) + "]");
        }
        return draft.difference();
    }

    private static void requireWithinLimits(List<RecordChange> changes) {
        int records = 0;
        int characters = 0;
        for (RecordChange change : changes) {
            records += change.weight() * Math.max(1, change.recordSet().values().size());
            characters += change.weight()
                    * change.recordSet().values().stream()
                            .mapToInt(String::length)
                            .sum();
        }
        if (records > MOST_RECORDS) {
            throw new AwsError("InvalidChangeBatch", "[Number of records limit of " + MOST_RECORDS + " exceeded.]");
        }
        if (characters > MOST_CHARACTERS) {
            throw new AwsError(
                    "InvalidChangeBatch", "[Number of characters limit of " + MOST_CHARACTERS + " exceeded.]");
        }
    }
}
