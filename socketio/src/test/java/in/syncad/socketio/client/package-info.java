/// Clients that send exactly what a test writes, and a server to send it to.
@NullMarked
package in.syncad.socketio.client;

import org.jspecify.annotations.NullMarked;
