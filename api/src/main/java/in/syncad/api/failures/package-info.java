/// What databases say when they refuse or are away, as refusals that a caller can act on.
@NullMarked
package in.syncad.api.failures;

import org.jspecify.annotations.NullMarked;
