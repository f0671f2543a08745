/// What the benchmarks print.
@NullMarked
package in.syncad.bench.figures;

import org.jspecify.annotations.NullMarked;
