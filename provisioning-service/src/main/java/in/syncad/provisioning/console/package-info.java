/// The operators' pages at `/console`: which schools there are, how far each is, and what can be done about it.
@NullMarked
package in.syncad.provisioning.console;

import org.jspecify.annotations.NullMarked;
