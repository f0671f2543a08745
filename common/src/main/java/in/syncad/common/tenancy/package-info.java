/// Which school the work at hand belongs to, and the only way to that school's database.
@NullMarked
package in.syncad.common.tenancy;

import org.jspecify.annotations.NullMarked;
