package in.syncad.api.files.virus;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Takes what clamd takes, by its protocol, and answers what it is told to.
final class FakeClamd implements AutoCloseable {

    private final ServerSocket server;
    private final String answer;
    private volatile int received = -1;

    FakeClamd(String answer) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.answer = answer;
        Thread.ofVirtual().start(this::serve);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    /// How many bytes of a file came.
    int received() {
        return received;
    }

    private void serve() {
        try (Socket socket = server.accept()) {
            DataInputStream input = new DataInputStream(socket.getInputStream());
            StringBuilder command = new StringBuilder();
            for (int letter = input.read(); letter > 0; letter = input.read()) {
                command.append((char) letter);
            }
            if (command.toString().equals("zINSTREAM")) {
                int total = 0;
                for (int length = input.readInt(); length > 0; length = input.readInt()) {
                    input.readFully(new byte[length]);
                    total += length;
                }
                received = total;
            }
            socket.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            if (!server.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
