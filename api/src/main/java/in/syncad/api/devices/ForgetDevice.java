package in.syncad.api.devices;

import in.syncad.api.jobs.Outcome;
import in.syncad.api.jobs.SchoolJob;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.push.PushGateway;
import in.syncad.common.tenancy.CurrentSchool;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Takes an address back from the push service.
@Component
class ForgetDevice implements SchoolJob<ForgetDevice.Forgetting> {

    private static final Duration RETRY = Duration.ofSeconds(30);

    record Forgetting(String address) {}

    private final DeviceStore store;
    private final PushGateway gateway;
    private final PushAddresses addresses;

    ForgetDevice(DeviceStore store, PushGateway gateway, PushAddresses addresses) {
        this.store = store;
        this.gateway = gateway;
        this.addresses = addresses;
    }

    @Override
    public String name() {
        return "forget-device";
    }

    @Override
    public Class<Forgetting> dataType() {
        return Forgetting.class;
    }

    /// Somebody may have come back with the same token meanwhile.
    @Override
    public Outcome run(Forgetting forgetting) {
        if (store.isInUse(forgetting.address())) {
            return new Outcome.Done();
        }
        try {
            gateway.forget(forgetting.address());
            addresses.remove(forgetting.address(), CurrentSchool.get().id());
            return new Outcome.Done();
        } catch (OutsideFailure failure) {
            String why = String.valueOf(failure.getMessage());
            return switch (failure.kind()) {
                case TRANSIENT, UNKNOWN -> new Outcome.Again(RETRY, why);
                case PERMANENT -> new Outcome.Dropped(why);
            };
        }
    }
}
