/// How all schools together are doing, in figures.
@NullMarked
package in.syncad.provisioning.fleet;

import org.jspecify.annotations.NullMarked;
