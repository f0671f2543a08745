package in.syncad.api.files;

import in.syncad.api.jobs.Jobs;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Files whose bytes have arrived, on their way to be inspected.
@Service
@Transactional
class Arrivals {

    private final FileLedger ledger;
    private final InspectFile inspection;
    private final Jobs jobs;

    Arrivals(FileLedger ledger, InspectFile inspection, Jobs jobs) {
        this.ledger = ledger;
        this.inspection = inspection;
        this.jobs = jobs;
    }

    /// @param size as storage says
    void accept(UUID id, long size) {
        ledger.uploaded(id, size);
        jobs.afterCommit(inspection, id.toString(), new InspectFile.Which(id));
    }
}
