package in.syncad.api.devices;

import in.syncad.api.jobs.Jobs;
import in.syncad.api.security.Caller;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Identities;
import in.syncad.api.web.Versioned;
import in.syncad.common.refusal.Refused;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What can be done with devices. The push service is told by jobs, so nobody waits for it.
@Service
@Transactional
public class Devices {

    /// Who changes phones for years leaves tokens behind.
    private static final int MOST = 10;

    private final DeviceStore store;
    private final Identities identities;
    private final Jobs jobs;
    private final RegisterDevice registering;
    private final ForgetDevice forgetting;
    private final Clock clock;

    Devices(
            DeviceStore store,
            Identities identities,
            Jobs jobs,
            RegisterDevice registering,
            ForgetDevice forgetting,
            Clock clock) {
        this.store = store;
        this.identities = identities;
        this.jobs = jobs;
        this.registering = registering;
        this.forgetting = forgetting;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<Device> of(Caller caller) {
        return store.of(caller.id());
    }

    /// The app says so at every start: nothing changes by repeating it. The least recently seen device goes when there
    /// are too many.
    Versioned<Device> register(DeviceDetails details, Caller caller) {
        UUID id = store.put(identities.next(), caller.id(), details, clock.instant());
        store.removeAllBut(MOST, caller.id()).forEach(this::forget);
        jobs.afterCommit(registering, id.toString(), new RegisterDevice.Registering(id));
        return store.find(id, caller.id()).orElseThrow(Devices::unknown);
    }

    /// @throws Refused 404; 412
    void remove(UUID id, ExpectedVersion expected, Caller caller) {
        expected.require(
                store.find(id, caller.id()).orElseThrow(Devices::unknown).version());
        gone(id);
    }

    /// Nothing arrives there any more.
    public void gone(UUID id) {
        Optional<String> address = store.remove(id);
        address.ifPresent(this::forget);
    }

    /// The push service tells that nothing arrives under that address: nothing is sent there until the app registers
    /// again.
    public void unreachable(String address) {
        store.unreachable(address, "The push service says that the app is not there any more.");
    }

    private void forget(String address) {
        jobs.afterCommit(forgetting, address, new ForgetDevice.Forgetting(address));
    }

    private static Refused unknown() {
        return Refused.notFound("device.unknown", "There is no such device of yours.");
    }
}
