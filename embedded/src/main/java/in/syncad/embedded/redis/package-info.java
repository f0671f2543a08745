/// A real Redis on the loopback interface, protected by a password.
@NullMarked
package in.syncad.embedded.redis;

import org.jspecify.annotations.NullMarked;
