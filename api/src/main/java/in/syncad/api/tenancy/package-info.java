/// Connects JPA and JDBC to the databases of the schools, each piece of work to that of its own.
@NullMarked
package in.syncad.api.tenancy;

import org.jspecify.annotations.NullMarked;
