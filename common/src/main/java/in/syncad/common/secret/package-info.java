/// Named secrets outside the databases: a port.
@NullMarked
package in.syncad.common.secret;

import org.jspecify.annotations.NullMarked;
