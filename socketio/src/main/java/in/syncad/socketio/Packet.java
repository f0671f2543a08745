package in.syncad.socketio;

import java.util.Optional;

/// The head of a Socket.IO packet and its JSON, which has not been looked at.
///
/// @param acknowledgement id to acknowledge with, or [#NONE]
/// @param attachments binary messages that follow
/// @param json empty if there is none
record Packet(Kind kind, String namespace, long acknowledgement, int attachments, String json) {

    static final long NONE = -1;

    private static final int MOST_DIGITS_OF_A_COUNT = 4;
    private static final int MOST_DIGITS_OF_AN_ID = 15;
    private static final int LONGEST_NAMESPACE = 256;
    private static final String MAIN_NAMESPACE = "/";

    enum Kind {
        CONNECT,
        DISCONNECT,
        EVENT,
        ACK,
        CONNECT_ERROR,
        BINARY_EVENT,
        BINARY_ACK;

        private static final Kind[] ALL = values();

        boolean isBinary() {
            return this == BINARY_EVENT || this == BINARY_ACK;
        }

        Kind withAttachments(boolean any) {
            return switch (this) {
                case EVENT -> any ? BINARY_EVENT : EVENT;
                case ACK -> any ? BINARY_ACK : ACK;
                case CONNECT, DISCONNECT, CONNECT_ERROR, BINARY_EVENT, BINARY_ACK -> this;
            };
        }
    }

    /// Reads `<kind>[<attachments>-][<namespace>,][<acknowledgement>][<json>]`; nothing if it is not that.
    static Optional<Packet> parse(String message) {
        int symbol = message.isEmpty() ? -1 : message.charAt(0) - '0';
        if (symbol < 0 || symbol >= Kind.ALL.length) {
            return Optional.empty();
        }
        Kind kind = Kind.ALL[symbol];
        int at = 1;
        int attachments = 0;
        if (kind.isBinary()) {
            int end = digitsEnd(message, at, MOST_DIGITS_OF_A_COUNT);
            if (end == at || end == message.length() || message.charAt(end) != '-') {
                return Optional.empty();
            }
            attachments = Integer.parseInt(message, at, end, 10);
            at = end + 1;
        }
        return parseAddress(kind, attachments, message, at);
    }

    private static Optional<Packet> parseAddress(Kind kind, int attachments, String message, int start) {
        int at = start;
        String namespace = MAIN_NAMESPACE;
        if (at < message.length() && message.charAt(at) == '/') {
            int comma = message.indexOf(',', at);
            int end = comma < 0 ? message.length() : comma;
            if (end - at > LONGEST_NAMESPACE) {
                return Optional.empty();
            }
            namespace = withoutQuery(message.substring(at, end));
            at = Math.min(message.length(), end + 1);
        }
        int end = digitsEnd(message, at, MOST_DIGITS_OF_AN_ID);
        long acknowledgement = end == at ? NONE : Long.parseLong(message, at, end, 10);
        return Optional.of(new Packet(kind, namespace, acknowledgement, attachments, message.substring(end)));
    }

    /// Old clients wrote their query behind the name.
    private static String withoutQuery(String namespace) {
        int query = namespace.indexOf('?');
        return query < 0 ? namespace : namespace.substring(0, query);
    }

    private static int digitsEnd(String message, int start, int most) {
        int limit = Math.min(message.length(), start + most);
        int end = start;
        while (end < limit && message.charAt(end) >= '0' && message.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /// The packet as text.
    String encode() {
        StringBuilder text = new StringBuilder(json.length() + namespace.length() + 8).append(kind.ordinal());
        if (kind.isBinary()) {
            text.append(attachments).append('-');
        }
        if (!namespace.equals(MAIN_NAMESPACE)) {
            text.append(namespace).append(',');
        }
        if (acknowledgement != NONE) {
            text.append(acknowledgement);
        }
        return text.append(json).toString();
    }
}
