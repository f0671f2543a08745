package in.syncad.embedded.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Asks a server whether it is ready.
final class RedisPing {

    private static final String EXPECTED = "+OK\r\n+PONG\r\n";
    private static final int PATIENCE_MS = 1_000;

    private RedisPing() {}

    /// While it reads its data back, Redis accepts connections but answers `-LOADING`.
    static boolean isAnswered(int port, String password) {
        String request = "AUTH %s\r\nPING\r\n".formatted(password);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(EXPECTED.length());
            return new String(answer, StandardCharsets.US_ASCII).equals(EXPECTED);
        } catch (IOException notYet) {
            return false;
        }
    }
}
