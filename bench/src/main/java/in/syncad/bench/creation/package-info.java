/// How long the creation of a school takes, seen by the operator.
@NullMarked
package in.syncad.bench.creation;

import org.jspecify.annotations.NullMarked;
