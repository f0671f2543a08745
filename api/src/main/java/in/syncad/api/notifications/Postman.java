package in.syncad.api.notifications;

import in.syncad.api.devices.Devices;
import in.syncad.common.outside.OutsideFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Makes one attempt at one delivery, and says what became of it.
@Component
class Postman {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    private static final Duration REGISTRATION = Duration.ofSeconds(5);

    private final MessageKinds kinds;
    private final Carriers carriers;
    private final Devices devices;
    private final Clock clock;

    Postman(MessageKinds kinds, Carriers carriers, Devices devices, Clock clock) {
        this.kinds = kinds;
        this.carriers = carriers;
        this.devices = devices;
        this.clock = clock;
    }

    /// @param templates of the school
    Settlement deliver(Claimed claimed, Templates templates) {
        Optional<MessageKind> kind = kinds.find(claimed.kind());
        Optional<Carrier> carrier = carriers.of(claimed.channel());
        Optional<String> obstacle = claimed.obstacle().or(() -> carrier.flatMap(Carrier::off));
        if (obstacle.isPresent()) {
            return Settlement.skipped(claimed, obstacle.get());
        }
        if (kind.isEmpty() || carrier.isEmpty()) {
            return Settlement.failed(claimed, "nobody sends such messages any more");
        }
        if (claimed.address().isEmpty()) {
            return unaddressed(claimed);
        }
        try {
            return settled(claimed, carrier.get().carry(parcel(claimed, kind.get(), templates)));
        } catch (OutsideFailure failure) {
            return notTaken(claimed, failure);
        } catch (Wording.VariableMissing | IllegalArgumentException e) {
            return Settlement.failed(claimed, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            log.error("delivery {} met a fault", claimed.id(), e);
            return later(claimed, "a fault of ours");
        }
    }

    private static Parcel parcel(Claimed claimed, MessageKind kind, Templates templates) {
        Templates.Choice choice = templates.choose(kind, claimed.channel(), claimed.language());
        return new Parcel(
                claimed,
                claimed.address().orElseThrow(),
                kind,
                choice,
                choice.wording().filled(claimed.data()));
    }

    private Settlement settled(Claimed claimed, Carrier.Handover handover) {
        return switch (handover) {
            case Carrier.Handover.Taken(String providerId) -> Settlement.sent(claimed, providerId);
            case Carrier.Handover.DeviceGone() -> {
                claimed.device().ifPresent(devices::gone);
                yield Settlement.failed(claimed, "the app is not on the device any more");
            }
        };
    }

    private Settlement notTaken(Claimed claimed, OutsideFailure failure) {
        String why = String.valueOf(failure.getMessage());
        return switch (failure.kind()) {
            case PERMANENT -> Settlement.failed(claimed, why);
            // A lost answer too: at least once, with the same key.
            case TRANSIENT, UNKNOWN -> later(claimed, why);
        };
    }

    private Settlement unaddressed(Claimed claimed) {
        return claimed.channel() == Channel.PUSH && !Backoff.USUAL.isOver(claimed.attempt())
                ? Settlement.later(
                        claimed,
                        "the device is being registered",
                        clock.instant().plus(REGISTRATION))
                : Settlement.skipped(claimed, "no address");
    }

    private Settlement later(Claimed claimed, String why) {
        return Backoff.USUAL.isOver(claimed.attempt())
                ? Settlement.failed(claimed, "given up after %d attempts: %s".formatted(claimed.attempt(), why))
                : Settlement.later(claimed, why, clock.instant().plus(Backoff.USUAL.after(claimed.attempt())));
    }
}
