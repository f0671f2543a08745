/// Failures that a test orders from the emulator, per operation.
@NullMarked
package in.syncad.embedded.aws.faults;

import org.jspecify.annotations.NullMarked;
