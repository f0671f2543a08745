package in.syncad.api.devices;

import in.syncad.api.jobs.Outcome;
import in.syncad.api.jobs.SchoolJob;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.push.PushGateway;
import in.syncad.common.push.PushSettings;
import in.syncad.common.tenancy.CurrentSchool;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Makes a device known to the push service. Holds no connection to the school's database meanwhile.
@Component
class RegisterDevice implements SchoolJob<RegisterDevice.Registering> {

    private static final Duration RETRY = Duration.ofSeconds(5);

    record Registering(UUID device) {}

    private final DeviceStore store;
    private final PushGateway gateway;
    private final PushAddresses addresses;
    private final PushSettings settings;

    RegisterDevice(DeviceStore store, PushGateway gateway, PushAddresses addresses, PushSettings settings) {
        this.store = store;
        this.gateway = gateway;
        this.addresses = addresses;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "register-device";
    }

    @Override
    public Class<Registering> dataType() {
        return Registering.class;
    }

    @Override
    public Outcome run(Registering registering) {
        UUID device = registering.device();
        Optional<DeviceStore.Registration> found = store.registration(device);
        if (found.isEmpty() || settings instanceof PushSettings.Off) {
            return new Outcome.Done();
        }
        try {
            register(device, found.get());
            return new Outcome.Done();
        } catch (OutsideFailure failure) {
            String why = String.valueOf(failure.getMessage());
            return switch (failure.kind()) {
                case TRANSIENT, UNKNOWN -> new Outcome.Again(RETRY, why);
                case PERMANENT -> {
                    store.refused(device, "The push service does not know this token.");
                    yield new Outcome.Dropped(why);
                }
            };
        }
    }

    private void register(UUID device, DeviceStore.Registration found) {
        String address = gateway.register(found.token(), device, found.address());
        addresses.put(address, CurrentSchool.get().id());
        if (!store.registered(found.token(), address)) {
            // Removed while we were asking.
            gateway.forget(address);
            addresses.remove(address, CurrentSchool.get().id());
        }
    }
}
