/// One pool of connections over the databases of all schools: a lane for each, one budget for all. Knows no school,
/// no server and no credentials: a lane is an opaque key, and a port opens its connections.
@NullMarked
package in.syncad.common.tenancy.lanes;

import org.jspecify.annotations.NullMarked;
