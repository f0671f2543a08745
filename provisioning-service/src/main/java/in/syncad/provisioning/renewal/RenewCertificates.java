package in.syncad.provisioning.renewal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import in.syncad.provisioning.saga.Sagas;
import in.syncad.provisioning.steps.SchoolCreation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Starts the renewal of each dedicated certificate of which a third of the lifetime is left, again and again until it
/// has a later end: driven by that end, not by what was tried before.
@Component
class RenewCertificates {

    private static final Duration EVERY = Duration.ofHours(12);

    private static final Logger log = LoggerFactory.getLogger(RenewCertificates.class);

    private final RenewalStore store;
    private final Sagas sagas;
    private final TransactionOperations transaction;
    private final RenewalMetrics metrics;
    private final Clock clock;

    RenewCertificates(
            RenewalStore store, Sagas sagas, TransactionOperations transaction, RenewalMetrics metrics, Clock clock) {
        this.store = store;
        this.sagas = sagas;
        this.transaction = transaction;
        this.metrics = metrics;
        this.clock = clock;
    }

    void run() {
        Instant now = clock.instant();
        List<WatchedCertificate> dedicated = store.dedicated();
        List<WatchedCertificate> due = dedicated.stream()
                .filter(certificate -> certificate.validity().isRenewalDue(now))
                .toList();
        metrics.seen(dedicated, due);
        due.forEach(this::start);
    }

    private void start(WatchedCertificate due) {
        try {
            transaction.executeWithoutResult(status -> sagas.start(
                    SchoolCreation.RENEW_CERTIFICATE,
                    due.school().value(),
                    Map.of(SchoolCreation.ISSUED_BY, due.token().toString())));
        } catch (DuplicateKeyException busy) {
            log.info("the certificate of school {} is renewed later: something is being done with it", due.school());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {

        /// Asked for when it is due: it starts and looks at sagas, which need the scheduler, which needs this.
        @Bean
        RecurringTask<Void> certificateRenewals(ObjectProvider<RenewCertificates> renewals) {
            return Tasks.recurring("renew-certificates", FixedDelay.of(EVERY), Void.class)
                    .execute((instance, context) -> renewals.getObject().run());
        }
    }
}
