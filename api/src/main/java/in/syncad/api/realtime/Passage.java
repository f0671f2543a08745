package in.syncad.api.realtime;

import in.syncad.common.refusal.Refused;
import in.syncad.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.web.filter.OncePerRequestFilter;

/// Hands what comes to the HTTP port for the sockets through to their own: polling, WebSockets, preflights. So
/// clients need know one port only, where no load balancer sends them to the right one. Costs a connection and
/// a copy of every byte; hence not for a hundred thousand.
final class Passage extends OncePerRequestFilter {

    private static final Duration SOON = Duration.ofSeconds(2);

    /// As long as the sockets' own port takes.
    private static final int LONGEST_BODY = 1 << 20;

    private final Hops hops;
    private final Supplier<InetSocketAddress> port;
    private final Problems problems;
    private final Semaphore free;

    Passage(Hops hops, Supplier<InetSocketAddress> port, Problems problems, int most) {
        this.hops = hops;
        this.port = port;
        this.problems = problems;
        free = new Semaphore(most);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else if (!free.tryAcquire()) {
            problems.write(response, refused());
        } else {
            pass(request, response, body);
        }
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, byte[] body)
            throws ServletException, IOException {
        Hop hop;
        try {
            hop = hops.open(port.get());
        } catch (IOException | IllegalStateException _) {
            free.release();
            problems.write(response, refused());
            return;
        }
        Ending ending = new Ending(hop, free);
        boolean goesOn = false;
        try {
            goesOn = ask(hop, ending, request, response, body);
        } catch (IOException _) {
            if (!response.isCommitted()) {
                problems.write(response, refused());
            }
        } finally {
            if (!goesOn) {
                ending.run();
            }
        }
    }

    /// @return whether it goes on as a WebSocket
    private static boolean ask(
            Hop hop, Ending ending, HttpServletRequest request, HttpServletResponse response, byte[] body)
            throws ServletException, IOException {
        hop.ask(request, body, "websocket".equalsIgnoreCase(request.getHeader("Upgrade")));
        HopAnswer answer = hop.answer();
        answerWith(answer, response);
        if (answer.isUpgrade()) {
            request.upgrade(PassedSocket.class).begin(hop, ending);
            return true;
        }
        response.getOutputStream().write(hop.in().readNBytes(answer.length()));
        return false;
    }

    private static void answerWith(HopAnswer answer, HttpServletResponse response) {
        response.setStatus(answer.status());
        for (HopAnswer.Header header : answer.headers()) {
            boolean isOfTheHop = !answer.isUpgrade()
                    && header.name().toLowerCase(Locale.ROOT).equals("connection");
            if (!isOfTheHop) {
                response.setHeader(header.name(), header.value());
            }
        }
    }

    private static Refused refused() {
        return Refused.unavailable("sockets.unavailable", "Sockets cannot be reached here now; try again.", SOON);
    }
}
