package in.syncad.provisioning.standby;

import in.syncad.common.settings.Variables;

/// How many databases wait for a school.
public record StandbySettings(int databases) {

    public static StandbySettings from(Variables variables) {
        return new StandbySettings(variables.number("STANDBY_DATABASES", 3, 0, 100));
    }
}
