/// The one way to say no: a stable code, for REST, sockets, sync and jobs alike.
@NullMarked
package in.syncad.common.refusal;

import org.jspecify.annotations.NullMarked;
