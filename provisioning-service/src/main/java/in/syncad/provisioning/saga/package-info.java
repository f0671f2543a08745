/// Durable sequences of steps that are finished or undone, whatever happens to the process. Knows no school, no AWS and
/// no HTTP.
@NullMarked
package in.syncad.provisioning.saga;

import org.jspecify.annotations.NullMarked;
