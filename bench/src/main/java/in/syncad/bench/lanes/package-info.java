/// How much routing a request to its school's database costs, and who suffers when connections are scarce.
@NullMarked
package in.syncad.bench.lanes;

import org.jspecify.annotations.NullMarked;
