/// How benchmarks speak to a school.
@NullMarked
package in.syncad.bench.school;

import org.jspecify.annotations.NullMarked;
