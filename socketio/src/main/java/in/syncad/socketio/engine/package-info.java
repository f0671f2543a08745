/// Engine.IO, version 4: sessions over HTTP long-polling and WebSocket, the upgrade between them, heartbeats.
@NullMarked
package in.syncad.socketio.engine;

import org.jspecify.annotations.NullMarked;
