/// Mirrors a student's terminal in a browser: who may connect to it, and the relay between the two ends, which may be
/// on
/// different instances.
@NullMarked
package in.syncad.api.terminal;

import org.jspecify.annotations.NullMarked;
