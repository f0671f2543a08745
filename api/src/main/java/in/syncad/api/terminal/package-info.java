/// Mirrors a student's terminal in a browser: who may connect to it, and the relay between the two ends, on whichever
/// instances they are.
@NullMarked
package in.syncad.api.terminal;

import org.jspecify.annotations.NullMarked;
