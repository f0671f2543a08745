/// How long signing in by a one-time password takes.
@NullMarked
package in.syncad.bench.verify;

import org.jspecify.annotations.NullMarked;
