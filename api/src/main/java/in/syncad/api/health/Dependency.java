package in.syncad.api.health;

import java.util.function.BooleanSupplier;

/// Something this service needs. `isUp` may take a second or two and may throw, which counts as down.
record Dependency(String name, BooleanSupplier isUp) {}
