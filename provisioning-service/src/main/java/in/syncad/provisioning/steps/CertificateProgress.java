package in.syncad.provisioning.steps;

import in.syncad.common.certificate.CertificateIssuer.Progress;
import in.syncad.common.certificate.CertificateIssuer.Progress.Issued;
import in.syncad.common.certificate.CertificateIssuer.Progress.Pending;
import in.syncad.common.certificate.CertificateMode;
import in.syncad.provisioning.saga.StepContext;
import in.syncad.provisioning.saga.StepOutcome;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/// What an issuer's answer means for the step that asks it.
record CertificateProgress(Clock clock) {

    /// Validation takes minutes at most; after that something is wrong with the zone.
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    StepOutcome outcome(Progress progress, CertificateMode mode, StepContext context) {
        return switch (progress) {
            case Issued issued ->
                new StepOutcome.Done(Map.of(
                        "mode",
                        mode.name().toLowerCase(Locale.ROOT),
                        "reference",
                        issued.reference(),
                        "notAfter",
                        issued.notAfter().toString()));
            case Pending pending -> waitFor(pending, context);
        };
    }

    private StepOutcome waitFor(Pending pending, StepContext context) {
        Duration waited = Duration.between(context.startedAt(), clock.instant());
        return waited.compareTo(LONGEST_WAIT) < 0
                ? new StepOutcome.Wait(pending.askAgain())
                : new StepOutcome.Failed("not issued within %d minutes".formatted(LONGEST_WAIT.toMinutes()), true);
    }
}
