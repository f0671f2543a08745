package in.syncad.provisioning.steps;

import in.syncad.common.settings.Variables;

/// The login roles of schools.
///
/// @param connections the most sessions a school's role may have at once, over all instances of the api
public record LoginSettings(int connections) {

    public static LoginSettings from(Variables variables) {
        return new LoginSettings(variables.number("SCHOOL_CONNECTIONS", 42, 1, 1000));
    }
}
