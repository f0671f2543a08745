/// Several instances of our server and of Node's around a real Redis.
@NullMarked
package in.syncad.socketio.redis;

import org.jspecify.annotations.NullMarked;
