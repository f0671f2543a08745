/// A Socket.IO server (protocol 5 over Engine.IO 4) that lets nobody in before it is known who it is; knows no
/// school.
@NullMarked
package in.syncad.socketio;

import org.jspecify.annotations.NullMarked;
