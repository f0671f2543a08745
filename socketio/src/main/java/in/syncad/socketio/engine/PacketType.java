package in.syncad.socketio.engine;

import java.util.Optional;

/// The packets of Engine.IO. What goes one way only is refused the other way.
enum PacketType {
    OPEN('0'),
    CLOSE('1'),
    PING('2'),
    PONG('3'),
    MESSAGE('4'),
    UPGRADE('5'),
    NOOP('6');

    /// Before base64 in a payload of long-polling.
    static final char BINARY_PREFIX = 'b';

    /// Between the packets of such a payload.
    static final char SEPARATOR = '\u001e';

    private static final PacketType[] ALL = values();

    private final char symbol;

    PacketType(char symbol) {
        this.symbol = symbol;
    }

    static Optional<PacketType> of(String packet) {
        int index = packet.isEmpty() ? -1 : packet.charAt(0) - '0';
        return index < 0 || index >= ALL.length ? Optional.empty() : Optional.of(ALL[index]);
    }

    char symbol() {
        return symbol;
    }

    /// The packet with nothing behind its type.
    String bare() {
        return String.valueOf(symbol);
    }
}
