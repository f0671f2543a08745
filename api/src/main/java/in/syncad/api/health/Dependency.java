package in.syncad.api.health;

import java.util.function.BooleanSupplier;

/// Something this service needs; features give theirs as beans. `isUp` may take a second or two and may throw,
/// which counts as down.
///
/// @param isVital whether the service should get no requests while that is away; else it only serves them less
///     well
public record Dependency(String name, boolean isVital, BooleanSupplier isUp) {

    /// One without which requests cannot be served.
    static Dependency vital(String name, BooleanSupplier isUp) {
        return new Dependency(name, true, isUp);
    }
}
