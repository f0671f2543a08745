package in.syncad.socketio.engine;

import in.syncad.socketio.net.HttpExchange;

/// Refusals of a request, with the codes that clients of Engine.IO know.
enum EngineError {
    UNKNOWN_TRANSPORT(400, 0, "Transport unknown"),
    UNKNOWN_SESSION(400, 1, "Session ID unknown"),
    BAD_HANDSHAKE_METHOD(400, 2, "Bad handshake method"),
    BAD_REQUEST(400, 3, "Bad request"),
    UNSUPPORTED_VERSION(400, 5, "Unsupported protocol version"),
    TOO_MANY_CONNECTIONS(429, 4, "Too many connections"),
    GOING_AWAY(503, 4, "Going away");

    private final int status;
    private final int code;
    private final String message;

    EngineError(int status, int code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    void answer(HttpExchange exchange) {
        exchange.answerJson(status, "{\"code\":%d,\"message\":\"%s\"}".formatted(code, message));
    }
}
