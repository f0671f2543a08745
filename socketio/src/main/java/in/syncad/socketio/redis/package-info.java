/// The way to other instances over Redis, in the format of `@socket.io/redis-adapter`'s sharded adapter, so that a
/// member of a Node cluster understands ours and we understand it.
@NullMarked
package in.syncad.socketio.redis;

import org.jspecify.annotations.NullMarked;
