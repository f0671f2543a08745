package in.syncad.api.web;

import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.SchoolId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// How many requests may be under way at once, of one school and in all. Threads are cheap here, so without a limit a
/// flood would wait in memory; with it the surplus is told at once to come back.
@Component
class Admission {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final int perSchool;
    private final Semaphore all;
    private final Map<SchoolId, Semaphore> schools = new ConcurrentHashMap<>();

    Admission(@Value("${syncad.admission.per-school}") int perSchool, @Value("${syncad.admission.in-all}") int inAll) {
        this.perSchool = perSchool;
        this.all = new Semaphore(inAll);
    }

    /// Close the ticket when the request is done.
    ///
    /// @throws Refused 503 when too many are under way
    Ticket admit(SchoolId school) {
        Semaphore own = schools.computeIfAbsent(school, key -> new Semaphore(perSchool));
        if (!own.tryAcquire()) {
            throw refused();
        }
        if (!all.tryAcquire()) {
            own.release();
            throw refused();
        }
        return () -> {
            all.release();
            own.release();
        };
    }

    /// How many may come in now.
    int free() {
        return all.availablePermits();
    }

    private static Refused refused() {
        return Refused.unavailable("requests.too-many", "Too many requests at once; try again shortly.", SOON);
    }

    interface Ticket extends AutoCloseable {

        @Override
        void close();
    }
}
