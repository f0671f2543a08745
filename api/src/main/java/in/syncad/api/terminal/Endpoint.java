package in.syncad.api.terminal;

import in.syncad.api.terminal.Frame.Kind;
import in.syncad.socketio.net.WebSocketConnection;
import in.syncad.socketio.net.WebSocketListener;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/// One end that is connected here: what its client says, how fast, and how long. Everything in it happens on the event
/// loop of the connection.
final class Endpoint implements WebSocketListener {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(45);
    private static final int BEATS_IN_A_SILENCE = 4;
    private static final int MOST_UNREAD = 4 * Outflow.WINDOW;

    private final WebSocketConnection connection;
    private final Attachment attachment;
    private final Surroundings around;
    private final Pairing pairing;
    private final long since = System.nanoTime();
    private long heardAt = since;
    private long usedAt = since;
    private long shown;
    private int beats;
    private boolean paused;
    private Future<?> beating = CompletableFuture.completedFuture(null);

    Endpoint(WebSocketConnection connection, Attachment attachment, FirstFrame first, Surroundings around) {
        this.connection = connection;
        this.attachment = attachment;
        this.around = around;
        pairing = new Pairing(this, first, around.exchange());
    }

    Attachment attachment() {
        return attachment;
    }

    Executor loop() {
        return connection.loop();
    }

    Traffic traffic() {
        return new Traffic(pairing.sent(), shown, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since));
    }

    /// A message for this end; from every thread.
    void tell(Message message) {
        connection.loop().execute(() -> pairing.hear(message));
    }

    /// From every thread.
    void end(Ending ending) {
        connection.close(ending.code);
    }

    /// Has looked whether it may still be connected; from every thread.
    void check() {
        around.check().accept(this);
    }

    void begin(String resume) {
        say(Map.of("type", "ready", "resume", resume, "window", Outflow.WINDOW));
        around.exchange().attach(this);
        pairing.begin();
        long every = around.settings().silence().toMillis() / BEATS_IN_A_SILENCE;
        beating = connection.loop().scheduleAtFixedRate(this::beat, every, every, TimeUnit.MILLISECONDS);
    }

    @Override
    public void text(String message) {
        end(Ending.MALFORMED);
    }

    @Override
    public void binary(byte[] message) {
        heardAt = System.nanoTime();
        Frame.fromClient(message).ifPresentOrElse(this::take, () -> end(Ending.MALFORMED));
        slowDown(Frame.cost(message.length));
    }

    private void take(Frame frame) {
        boolean touches = frame.kind() == Kind.DATA || frame.kind() == Kind.RESIZE;
        if (touches && !attachment.ticket().types()) {
            end(Ending.FORBIDDEN);
            return;
        }
        switch (frame.kind()) {
            case PING -> toClient(frame);
            case DATA -> {
                usedAt = heardAt;
                pairing.say(frame);
            }
            case CLOSE -> {
                pairing.say(frame);
                end(Ending.NORMAL);
            }
            default -> pairing.say(frame);
        }
    }

    private void slowDown(int cost) {
        long wait = around.pace().spend(cost, heardAt);
        if (wait > 0 && !paused) {
            paused = true;
            var unused = connection.loop().schedule(this::goOn, wait, TimeUnit.NANOSECONDS);
        }
        readOrWait();
    }

    private void goOn() {
        paused = false;
        readOrWait();
    }

    /// Nothing is read from a client that is too fast, or whose other end reads too slowly.
    void readOrWait() {
        connection.setReading(!paused && !pairing.isFull());
    }

    void say(Map<String, Object> what) {
        connection.sendText(JsonMapper.shared().writeValueAsString(what));
    }

    /// Data is held back by its window; whoever reads nothing else either is not waited for.
    void toClient(Frame frame) {
        if (connection.pendingBytes() > MOST_UNREAD) {
            connection.abort();
        } else {
            connection.sendBinary(frame.toBytes());
        }
    }

    /// @param written is run once the connection has taken it
    void show(Frame data, Runnable written) {
        usedAt = System.nanoTime();
        shown += data.payload().length;
        connection.sendBinary(data.toBytes(), written);
    }

    private void beat() {
        long now = System.nanoTime();
        boolean isMute = now - heardAt > PATIENCE && !pairing.isFull();
        if (around.isOver().getAsBoolean()) {
            end(Ending.ENDED);
        } else if (isMute || now - usedAt > around.settings().idle().toNanos()) {
            end(Ending.LATE);
        } else {
            pairing.beat(around.settings().silence());
        }
        if (++beats % BEATS_IN_A_SILENCE == 0) {
            var unused = around.exchange().listen(attachment.ownChannel());
            check();
        }
    }

    @Override
    public void closed() {
        beating.cancel(false);
        around.exchange().detach(this);
        pairing.leave();
        around.whenClosed().accept(this);
    }
}
