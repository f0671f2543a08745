/// The port: HTTP just far enough to become a WebSocket or a long poll, RFC 6455 frames, and who may come in at all.
@NullMarked
package in.syncad.socketio.net;

import org.jspecify.annotations.NullMarked;
