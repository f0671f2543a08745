/// Everything the platform needs from outside, on one machine, without Docker and without AWS.
@NullMarked
package in.syncad.embedded;

import org.jspecify.annotations.NullMarked;
