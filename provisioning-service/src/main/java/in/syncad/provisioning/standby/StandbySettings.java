package in.syncad.provisioning.standby;

import in.syncad.common.settings.Variables;

/// How many databases wait for a school, and how many are made at once to replace those that were taken.
public record StandbySettings(int databases, int madeAtOnce) {

    public static StandbySettings from(Variables variables) {
        return new StandbySettings(
                variables.number("STANDBY_DATABASES", 16, 0, 100), variables.number("STANDBY_MADE_AT_ONCE", 2, 1, 16));
    }
}
