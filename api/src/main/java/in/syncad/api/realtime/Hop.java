package in.syncad.api.realtime;

import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;

/// One connection to the sockets' port, for one request of one client.
final class Hop implements AutoCloseable {

    /// What concerns the connection at hand and not the request; and what only proxies may say, which is said
    /// anew.
    private static final Set<String> NOT_PASSED = Set.of(
            "connection",
            "upgrade",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "content-length",
            "expect",
            "forwarded",
            "x-forwarded-for");

    private static final int LONGEST_HEAD = 16 << 10;
    private static final String LINE_END = "\r\n";

    private final Socket socket;
    private final Runnable whenClosed;
    private final InputStream in;
    private final OutputStream out;

    Hop(Socket socket, Runnable whenClosed) throws IOException {
        this.socket = socket;
        this.whenClosed = whenClosed;
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /// Asks what the client asks, with the host that it named, for the address that it has.
    void ask(HttpServletRequest request, byte[] body, boolean upgrading) throws IOException {
        StringBuilder head = new StringBuilder(request.getMethod()).append(' ').append(request.getRequestURI());
        if (request.getQueryString() != null) {
            head.append('?').append(request.getQueryString());
        }
        head.append(" HTTP/1.1").append(LINE_END);
        for (String name : Collections.list(request.getHeaderNames())) {
            if (!NOT_PASSED.contains(name.toLowerCase(Locale.ROOT))) {
                Collections.list(request.getHeaders(name)).forEach(value -> append(head, name, value));
            }
        }
        append(head, "X-Forwarded-For", request.getRemoteAddr());
        append(head, "Connection", upgrading ? "Upgrade" : "close");
        if (upgrading) {
            append(head, "Upgrade", "websocket");
        }
        append(head, "Content-Length", Integer.toString(body.length));
        out.write(head.append(LINE_END).toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
    }

    private static void append(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append(LINE_END);
    }

    /// The head of the answer; what follows is its body, or the upgraded connection.
    HopAnswer answer() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!endsWithEmptyLine(head)) {
            int next = in.read();
            if (next < 0 || head.size() > LONGEST_HEAD) {
                throw new EOFException("no answer from the sockets' port");
            }
            head.write(next);
        }
        return HopAnswer.of(head.toString(StandardCharsets.ISO_8859_1));
    }

    private static boolean endsWithEmptyLine(ByteArrayOutputStream head) {
        int size = head.size();
        return size >= 4 && head.toString(StandardCharsets.ISO_8859_1).endsWith(LINE_END + LINE_END);
    }

    InputStream in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // It is gone either way.
        } finally {
            whenClosed.run();
        }
    }
}
