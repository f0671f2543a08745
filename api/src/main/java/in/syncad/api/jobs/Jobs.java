package in.syncad.api.jobs;

import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.CurrentSchool;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/// Hands work of the current school to its lane, to be done later. A job is known by its name and key: asking for
/// one that waits already moves it and replaces its data; asking for one that is running lets it run once more. So
/// nothing that was asked for is missed, and what is asked for often is done once.
@Component
public class Jobs {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final JobStore store;
    // Asked for late: the lanes know the jobs, and jobs may hand out work themselves.
    private final ObjectProvider<Lanes> lanes;
    private final JsonMapper json;
    private final Clock clock;

    Jobs(JobStore store, ObjectProvider<Lanes> lanes, JsonMapper json, Clock clock) {
        this.store = store;
        this.lanes = lanes;
        this.json = json;
        this.clock = clock;
    }

    /// Has the job done as soon as possible. Stored at once, also inside a transaction that may still be rolled
    /// back: for what a transaction changes use [#afterCommit].
    ///
    /// @throws Refused 503 when it cannot be stored
    public <T> void soon(SchoolJob<T> job, String key, T data) {
        StoredJob stored = stored(job, key, data);
        reaching(() -> store.putNoLaterThan(stored, clock.instant()));
        lanes.getObject().ring(stored.lane());
    }

    /// Has the job done by that time: one that waits for a later one is moved to it, one that comes earlier is left
    /// alone. Stored at once.
    ///
    /// @throws Refused 503 when it cannot be stored
    public <T> void noLaterThan(SchoolJob<T> job, String key, T data, Instant when) {
        StoredJob stored = stored(job, key, data);
        reaching(() -> store.putNoLaterThan(stored, when));
    }

    /// Has the job done at that time; one that waits is moved to it, be it earlier or later. Stored at once.
    ///
    /// @throws Refused 503 when it cannot be stored
    public <T> void at(SchoolJob<T> job, String key, T data, Instant when) {
        StoredJob stored = stored(job, key, data);
        reaching(() -> store.putAt(stored, when));
    }

    /// Has the job done once the current transaction is committed, and surely then: a process that dies right after
    /// the commit only delays it by some seconds. After a rollback the job is not called, or finds nothing to do.
    ///
    /// @throws IllegalStateException outside a transaction
    /// @throws Refused 503 when it cannot be stored, which rolls the transaction back
    public <T> void afterCommit(SchoolJob<T> job, String key, T data) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("there is no transaction whose commit " + job.name() + " could wait for");
        }
        StoredJob stored = stored(job, key, data);
        if (isArrangedAlready(stored)) {
            return;
        }
        Intent intent = Intent.first(stored);
        StoredJob promise = intent.stored(json);
        reaching(() ->
                store.putAt(promise, clock.instant().plus(intent.nextWait().orElseThrow())));
        TransactionSynchronizationManager.registerSynchronization(new AtTheEnd(stored, promise));
    }

    /// Has the job not done after all. One that is running already is left alone.
    ///
    /// @return whether it was waiting
    /// @throws Refused 503 when that cannot be known
    public boolean cancel(SchoolJob<?> job, String key) {
        AtomicBoolean waited = new AtomicBoolean();
        reaching(() -> waited.set(store.cancel(identity(job, key))));
        return waited.get();
    }

    private <T> StoredJob stored(SchoolJob<T> job, String key, T data) {
        UUID school = CurrentSchool.get().id().value();
        return identity(job, key)
                .with(json.writeValueAsString(new SchoolJobData(school, json.writeValueAsString(data))));
    }

    private static StoredJob identity(SchoolJob<?> job, String key) {
        UUID school = CurrentSchool.get().id().value();
        return new StoredJob(job.lane(), job.name(), school + "/" + key, school, "");
    }

    private static boolean isArrangedAlready(StoredJob job) {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .anyMatch(other -> other instanceof AtTheEnd arranged && arranged.job.equals(job));
    }

    private static void reaching(Runnable work) {
        try {
            work.run();
        } catch (DataAccessException | TransactionException e) {
            throw Refused.unavailable("jobs.unavailable", "This cannot be arranged at this moment.", SOON);
        }
    }

    /// What becomes of a promise when its transaction has ended. Should this fail or not be reached, the promise
    /// stands, and is carried out when its time has come.
    private final class AtTheEnd implements TransactionSynchronization {

        private final StoredJob job;
        private final StoredJob promise;

        AtTheEnd(StoredJob job, StoredJob promise) {
            this.job = job;
            this.promise = promise;
        }

        @Override
        public void afterCompletion(int status) {
            if (status == STATUS_COMMITTED) {
                store.replace(promise, job, clock.instant());
                lanes.getObject().ring(job.lane());
            } else if (status == STATUS_ROLLED_BACK) {
                store.remove(promise);
            }
        }
    }
}
