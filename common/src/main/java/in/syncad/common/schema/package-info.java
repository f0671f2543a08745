/// The schemas of the central database and of a school's database, and the databases themselves.
@NullMarked
package in.syncad.common.schema;

import org.jspecify.annotations.NullMarked;
