package in.syncad.api.terminal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import in.syncad.api.realtime.RawSocket;
import in.syncad.api.security.AccessToken;
import in.syncad.api.security.TokensOutdated;
import in.syncad.api.tenancy.SchoolChanges;
import in.syncad.api.terminal.Gate.Admitted;
import in.syncad.api.terminal.Gate.Outcome;
import in.syncad.api.terminal.Gate.Turned;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.socketio.net.AddressLimits;
import in.syncad.socketio.net.Handshake;
import in.syncad.socketio.net.TokenBucket.Rate;
import in.syncad.socketio.net.WebSocketConnection;
import in.syncad.socketio.net.WebSocketListener;
import io.lettuce.core.RedisException;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// The WebSockets of terminals: lets them in, and has those looked at again whose rights may have changed.
@Component
class Relay implements RawSocket, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);

    static final String PATH = "/api/terminal/relay";

    private static final int LONGEST_FIRST_FRAME = 4 << 10;
    private static final int SWEEP_EACH = 1000;

    private final Gate gate;
    private final Exchange exchange;
    private final TerminalSettings settings;
    private final AddressLimits addresses = new AddressLimits(500, new Rate(500, 50));
    private final AtomicLong opened = new AtomicLong();
    private final Cache<Person, Pace> paces = Caffeine.newBuilder().weakValues().build();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("terminal-", 0).factory());

    private record Person(SchoolId school, UUID user) {}

    Relay(Gate gate, Exchange exchange, TerminalSettings settings, SchoolChanges changes) {
        this.gate = gate;
        this.exchange = exchange;
        this.settings = settings;
        changes.tell(school -> check(end -> end.school().equals(school.id())));
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public int mostBytes() {
        return LONGEST_FIRST_FRAME;
    }

    @Override
    public WebSocketListener open(WebSocketConnection connection, Handshake handshake) {
        long now = System.nanoTime();
        if (opened.incrementAndGet() % SWEEP_EACH == 0) {
            addresses.sweep(now);
        }
        if (addresses.enter(handshake.address(), now)) {
            return new Entrance(connection, handshake, this, () -> addresses.leave(handshake.address()));
        }
        connection.close(Ending.TOO_MANY.code);
        return new Entrance(connection, handshake, this, () -> {});
    }

    /// @param settled gets what came of it, on another thread
    void admit(FirstFrame first, Handshake handshake, Consumer<Outcome> settled) {
        threads.execute(() -> settled.accept(admit(first, handshake)));
    }

    /// Whatever goes wrong: somebody waits for an answer, and says nothing more until it comes.
    private Outcome admit(FirstFrame first, Handshake handshake) {
        try {
            exchange.open();
            return gate.admit(first, handshake);
        } catch (RedisException away) {
            return new Turned(Ending.UNAVAILABLE);
        } catch (RuntimeException | LinkageError e) {
            log.error("it could not be found out whether an end of a terminal may come in", e);
            return new Turned(Ending.UNAVAILABLE);
        }
    }

    Endpoint endpoint(WebSocketConnection connection, FirstFrame first, Admitted admitted) {
        AccessToken holder = admitted.attachment().ticket().holder();
        Pace pace = paces.get(
                new Person(holder.school(), holder.user()),
                person -> new Pace(settings.bytesPerSecond(), System.nanoTime()));
        return new Endpoint(
                connection,
                admitted.attachment(),
                first,
                new Surroundings(
                        exchange,
                        settings,
                        pace,
                        () -> gate.isOver(admitted.attachment()),
                        endpoint ->
                                threads.execute(() -> gate.reasonToGo(admitted).ifPresent(endpoint::end)),
                        endpoint -> threads.execute(() -> gate.seeOff(admitted, endpoint.traffic()))));
    }

    @EventListener
    void check(TokensOutdated outdated) {
        check(end -> end.school().equals(outdated.school())
                && end.ticket().holder().user().equals(outdated.user()));
    }

    /// On every instance.
    @TransactionalEventListener
    void check(TerminalChanged changed) {
        exchange.check(CurrentSchool.get().id(), changed.session());
    }

    private void check(Predicate<Attachment> concerned) {
        exchange.here().filter(end -> concerned.test(end.attachment())).forEach(Endpoint::check);
    }

    @Override
    public void destroy() {
        exchange.here().forEach(end -> end.end(Ending.GOING_AWAY));
        threads.shutdown();
    }
}
