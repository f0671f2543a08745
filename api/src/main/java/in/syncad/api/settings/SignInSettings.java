package in.syncad.api.settings;

import in.syncad.common.settings.Variables;

/// How people may sign in.
public record SignInSettings(BreachSource breaches) {

    static SignInSettings from(Variables variables) {
        return new SignInSettings(variables.parsed(
                "BREACHED_PASSWORDS", new BreachSource.None(), BreachSource.EXPECTED, BreachSource::of));
    }
}
