/// Records of the zone in which schools live: a port.
@NullMarked
package in.syncad.common.dns;

import org.jspecify.annotations.NullMarked;
