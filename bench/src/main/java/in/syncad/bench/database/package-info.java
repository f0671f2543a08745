/// How long a school's database takes to be there, by each way of making it.
@NullMarked
package in.syncad.bench.database;

import org.jspecify.annotations.NullMarked;
