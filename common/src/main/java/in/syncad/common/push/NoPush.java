package in.syncad.common.push;

import in.syncad.common.outside.OutsideFailure;
import java.util.Optional;
import java.util.UUID;

/// In the place of a provider where none is configured; whoever looks at [PushSettings] first never calls it.
public final class NoPush implements PushGateway {

    @Override
    public String register(String token, UUID device, Optional<String> known) {
        throw notConfigured();
    }

    @Override
    public Receipt send(String address, Push push) {
        throw notConfigured();
    }

    @Override
    public void forget(String address) {
        // Nobody knows it.
    }

    private static OutsideFailure notConfigured() {
        return new OutsideFailure(OutsideFailure.Kind.PERMANENT, "push is not configured");
    }
}
