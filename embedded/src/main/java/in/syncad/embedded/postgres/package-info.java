/// A real PostgreSQL 18 on the loopback interface, reached only over TLS with a password.
@NullMarked
package in.syncad.embedded.postgres;

import org.jspecify.annotations.NullMarked;
