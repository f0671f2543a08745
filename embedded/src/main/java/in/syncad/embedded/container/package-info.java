/// Servers in Docker containers instead of processes of this machine, for tests that ask for it.
@NullMarked
package in.syncad.embedded.container;

import org.jspecify.annotations.NullMarked;
