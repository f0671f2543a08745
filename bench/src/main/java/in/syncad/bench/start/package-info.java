/// How long the api takes from the start of its process until it can work.
@NullMarked
package in.syncad.bench.start;

import org.jspecify.annotations.NullMarked;
