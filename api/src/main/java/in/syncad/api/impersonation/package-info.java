/// Operators look on as people of a school.
@NullMarked
package in.syncad.api.impersonation;

import org.jspecify.annotations.NullMarked;
