package in.syncad.provisioning.schools;

import in.syncad.common.certificate.CertificateMode;
import in.syncad.common.refusal.Refused;
import in.syncad.provisioning.registry.NewSchool;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/// Refuses a creation that would have to wait too long, or whose certificate nobody would issue, before anything is
/// written down.
@Component
class Admission {

    /// Most creations take a second, so a full queue has room again soon.
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final Duration WEEK = Duration.ofDays(7);

    private final AdmissionStore store;
    private final CreationLimits limits;
    private final Clock clock;

    Admission(AdmissionStore store, CreationLimits limits, Clock clock) {
        this.store = store;
        this.limits = limits;
        this.clock = clock;
    }

    /// Call it in the transaction that starts the creation. The limit of certificates is exact; requests that come at
    /// the same moment may exceed that of waiting creations, each by one.
    ///
    /// @throws Refused `creation.queue-full` or `certificate.weekly-limit`, with the time to wait
    void admit(NewSchool request) {
        if (store.inCreation() >= limits.waiting()) {
            throw Refused.tooMany(
                    "creation.queue-full",
                    "%d schools are being created; ask again in a moment. Nothing was created."
                            .formatted(limits.waiting()),
                    SOON);
        }
        if (request.certificate() == CertificateMode.DEDICATED) {
            admitCertificate();
        }
    }

    private void admitCertificate() {
        store.lockCertificates();
        Instant now = clock.instant();
        List<Instant> week = store.certificatesSince(now.minus(WEEK));
        int tooMany = week.size() - limits.certificatesAWeek();
        if (tooMany >= 0) {
            // When so many have left the week that there is room for one.
            Instant room = limits.certificatesAWeek() == 0
                    ? now.plus(WEEK)
                    : week.get(tooMany).plus(WEEK);
            throw Refused.tooMany(
                    "certificate.weekly-limit",
                    "%d dedicated certificates were asked for within a week, and no more are issued. Ask again later, or"
                                    .formatted(limits.certificatesAWeek())
                            + " take the wildcard certificate, which covers every school. Nothing was created.",
                    Duration.between(now, room));
        }
    }
}
