package in.syncad.api.inbound;

import in.syncad.api.jobs.Jobs;
import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.SchoolDirectory;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.common.tenancy.SchoolStatus;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Has the events of schools worked on, in the background: nobody waits for it, and a thousand events at once ask for
/// one job. What gets lost here is found by the sweep.
@Component
class Arranging {

    private static final Logger log = LoggerFactory.getLogger(Arranging.class);

    private final SchoolDirectory schools;
    private final Jobs jobs;
    private final WorkInbound working;

    /// How often it was asked for, while it is being done.
    private final ConcurrentMap<SchoolId, Integer> asked = new ConcurrentHashMap<>();

    Arranging(SchoolDirectory schools, Jobs jobs, WorkInbound working) {
        this.schools = schools;
        this.jobs = jobs;
        this.working = working;
    }

    void soon(SchoolId school) {
        if (asked.merge(school, 1, Integer::sum) == 1) {
            Thread.ofVirtual().name("arranging").start(() -> arrange(school));
        }
    }

    /// Once more when it was asked for meanwhile: who asked then may have come too late for the job.
    private void arrange(SchoolId school) {
        int seen;
        do {
            seen = asked.getOrDefault(school, 0);
            ask(school);
        } while (!asked.remove(school, seen));
    }

    /// Of a school that is away they wait for it.
    private void ask(SchoolId school) {
        try {
            schools.byId(school)
                    .filter(known -> known.status() == SchoolStatus.ACTIVE)
                    .ifPresent(known ->
                            CurrentSchool.run(known, () -> jobs.soon(working, "all", new WorkInbound.Round())));
        } catch (Refused | DataAccessException away) {
            log.info("the events of school {} are worked on later", school, away);
        }
    }
}
