package in.syncad.api.terminal;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// What an end needs of its instance.
///
/// @param pace of the user
/// @param isOver whether the time of the session is over
/// @param check has looked, in the background, whether this end may still be connected
/// @param whenClosed is run when it is not any more
record Surroundings(
        Exchange exchange,
        TerminalSettings settings,
        Pace pace,
        BooleanSupplier isOver,
        Consumer<Endpoint> check,
        Consumer<Endpoint> whenClosed) {}
