package in.syncad.api.realtime;

import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.util.Objects;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/// A WebSocket on its way through this process: bytes are carried, not read. Tomcat says when the client has
/// sent something; a virtual thread waits for what the server sends. Tomcat's inner interface is used because
/// the servlets' one has no time limit for writing, so who reads nothing would hold a thread for good.
///
/// Public, because Tomcat makes it.
public final class PassedSocket implements InternalHttpUpgradeHandler {

    /// For a client that reads nothing at all. One that reads slowly is closed by the server behind this.
    private static final long WRITE_TIMEOUT_MS = 30_000;

    private static final int CHUNK = 8 << 10;

    private @Nullable SocketWrapperBase<?> client;
    private @Nullable Hop hop;
    private Runnable ending = () -> {};
    private final byte[] fromClient = new byte[CHUNK];

    /// Tomcat makes it, as the answer to the request is about to be written.
    public PassedSocket() {}

    void begin(Hop to, Runnable whenDone) {
        hop = to;
        ending = whenDone;
    }

    @Override
    public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
        client = wrapper;
    }

    @Override
    public void init(WebConnection connection) {
        client().setReadTimeout(-1);
        client().setWriteTimeout(WRITE_TIMEOUT_MS);
        Thread.ofVirtual().name("passed-socket").start(this::carryToClient);
    }

    private void carryToClient() {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int read = hop().in().read(chunk); read >= 0; read = hop().in().read(chunk)) {
                client().write(true, chunk, 0, read);
                client().flush(true);
            }
        } catch (IOException _) {
            // One of them is gone; so is the other in a moment.
        } finally {
            end();
        }
    }

    /// One thread at a time, and none while it runs before: the next event waits until this one has returned.
    @Override
    public SocketState upgradeDispatch(SocketEvent event) {
        if (event != SocketEvent.OPEN_READ) {
            end();
            return SocketState.CLOSED;
        }
        try {
            int read;
            while ((read = client().read(false, fromClient, 0, CHUNK)) > 0) {
                hop().out().write(fromClient, 0, read);
            }
            if (read == 0) {
                return SocketState.UPGRADED;
            }
        } catch (IOException _) {
            // As at the end of the stream.
        }
        end();
        return SocketState.CLOSED;
    }

    private void end() {
        ending.run();
        client().close();
    }

    @Override
    public void destroy() {
        ending.run();
    }

    @Override
    public void timeoutAsync(long now) {
        // There is nothing that waits.
    }

    @Override
    public void setSslSupport(SSLSupport support) {
        // What stands before the service ends TLS.
    }

    @Override
    public void pause() {
        // The sockets' server says itself that it goes away.
    }

    private SocketWrapperBase<?> client() {
        return Objects.requireNonNull(client);
    }

    private Hop hop() {
        return Objects.requireNonNull(hop);
    }
}
