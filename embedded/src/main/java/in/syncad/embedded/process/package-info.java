/// Starts, recognises and stops operating-system processes so that none outlives its purpose, also when this JVM is
/// killed.
@NullMarked
package in.syncad.embedded.process;

import org.jspecify.annotations.NullMarked;
