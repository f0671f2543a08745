/// How often something may be done before it is refused.
@NullMarked
package in.syncad.api.limits;

import org.jspecify.annotations.NullMarked;
