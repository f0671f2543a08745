package in.syncad.api.files.virus;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// ClamAV's daemon, by its own protocol: the file is sent in chunks, so the daemon needs no access to our disk
/// (clamd(8), INSTREAM).
final class Clamd implements VirusScanner {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    /// Large documents take it long.
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_ANSWER = 4_096;
    private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND");

    private final InetSocketAddress address;

    Clamd(InetSocketAddress address) {
        this.address = address;
    }

    @Override
    public Optional<String> find(Path file) throws IOException {
        String answer = ask("INSTREAM", file);
        Matcher found = FOUND.matcher(answer);
        if (found.matches()) {
            return Optional.of(found.group(1));
        }
        if (!answer.equals("stream: OK")) {
            throw new IOException("clamd answered: " + answer);
        }
        return Optional.empty();
    }

    /// @throws IOException when it does not answer as it should
    void ping() throws IOException {
        try (Socket socket = connected()) {
            command(socket, "PING");
            String answer = answer(socket);
            if (!answer.equals("PONG")) {
                throw new IOException("clamd answered: " + answer);
            }
        }
    }

    private String ask(String command, Path file) throws IOException {
        try (Socket socket = connected();
                InputStream content = Files.newInputStream(file)) {
            DataOutputStream output = command(socket, command);
            byte[] chunk = new byte[CHUNK];
            for (int length = content.read(chunk); length > 0; length = content.read(chunk)) {
                output.writeInt(length);
                output.write(chunk, 0, length);
            }
            output.writeInt(0);
            output.flush();
            return answer(socket);
        }
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), (int) CONNECT.toMillis());
            socket.setSoTimeout((int) ANSWER.toMillis());
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// With a `z`, command and answer end with a zero byte.
    private static DataOutputStream command(Socket socket, String command) throws IOException {
        DataOutputStream output = new DataOutputStream(socket.getOutputStream());
        output.write(("z" + command + "\0").getBytes(StandardCharsets.US_ASCII));
        output.flush();
        return output;
    }

    private static String answer(Socket socket) throws IOException {
        byte[] bytes = socket.getInputStream().readNBytes(LONGEST_ANSWER);
        return new String(bytes, StandardCharsets.UTF_8).replace("\0", "").strip();
    }
}
