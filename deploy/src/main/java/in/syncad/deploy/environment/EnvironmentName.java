package in.syncad.deploy.environment;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The environments of the contract, section 8.
public enum EnvironmentName {
    /// Follows the branch `dev`.
    DEV,
    /// Follows the branch `main`.
    STAGING,
    /// Follows tags `v*.*.*`.
    PRODUCTION;

    /// As it stands in names of stacks, roles and alarms, and as GitHub's environment is called.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The environment of that name.
    ///
    /// @throws IllegalArgumentException when there is no such environment; the message names those that there are
    public static EnvironmentName parse(String text) {
        return Arrays.stream(values())
                .filter(name -> name.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no environment %s; there are %s"
                        .formatted(
                                text,
                                Arrays.stream(values())
                                        .map(EnvironmentName::text)
                                        .collect(Collectors.joining(", ")))));
    }
}
