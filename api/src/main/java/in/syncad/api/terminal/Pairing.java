package in.syncad.api.terminal;

import in.syncad.api.terminal.Frame.Kind;
import java.time.Duration;
import java.util.Map;

/// What an end has to do with the other one: finding it, giving it every frame once and in order, and no more than it
/// can take. On the event loop of the end.
final class Pairing {

    private final Endpoint end;
    private final Attachment attachment;
    private final Exchange exchange;
    private final Inflow in;
    private final Outflow out;
    private final Peer peer = new Peer();
    private long acknowledged;
    private boolean looking;
    private boolean left;

    Pairing(Endpoint end, FirstFrame first, Exchange exchange) {
        this.end = end;
        this.attachment = end.attachment();
        this.exchange = exchange;
        in = new Inflow(first.stream(), first.received());
        out = new Outflow(first.sent());
    }

    /// Puts out whoever was in its place, and looks for the other end.
    void begin() {
        exchange.send(attachment.ownChannel(), from(Message.EVERYBODY, Frame.of(Kind.REPLACED, 0)));
        look();
    }

    /// Listens first, and introduces itself then: the other end begins to send as soon as it hears of this one.
    /// One that was there before is asked for by its number, so that it gets what it missed; another one asks by
    /// itself.
    private void look() {
        looking = true;
        exchange.listen(attachment.ownChannel())
                .whenCompleteAsync(
                        (listening, away) -> {
                            looking = false;
                            if (away == null && !left && !peer.isThere()) {
                                greet(Kind.HELLO, peer.number());
                            }
                        },
                        end.loop());
    }

    /// What the client has said and the other end is to hear.
    void say(Frame frame) {
        switch (frame.kind()) {
            case DATA -> {
                if (out.send(frame)) {
                    send(frame);
                }
            }
            case ACK -> {
                acknowledged = Math.max(acknowledged, frame.number());
                send(frame);
            }
            case CLOSE -> {
                // Who looks on leaves; only the shell ends it for both.
                if (attachment.side() == Side.CLI) {
                    send(frame);
                }
            }
            default -> send(frame);
        }
    }

    void hear(Message message) {
        boolean isForMe = message.to() == attachment.number();
        if (left || message.from() == attachment.number() || !isForMe && message.to() != Message.EVERYBODY) {
            return;
        }
        switch (message.frame().kind()) {
            case REPLACED -> {
                if (isForMe || message.from() > attachment.number()) {
                    end.end(Ending.REPLACED);
                }
            }
            case CHECK -> end.check();
            default -> {
                if (peer.isOutdated(message.from())) {
                    send(message.from(), Frame.of(Kind.REPLACED, 0));
                } else {
                    hearPeer(message.from(), message.frame());
                }
            }
        }
    }

    private void hearPeer(long from, Frame frame) {
        switch (frame.kind()) {
            case HELLO ->
                Hello.of(frame).ifPresent(hello -> {
                    meet(from, hello);
                    greet(Kind.HELLO_ACK, from);
                    start(hello);
                });
            case HELLO_ACK ->
                Hello.of(frame).filter(hello -> peer.isExpected(from)).ifPresent(hello -> {
                    meet(from, hello);
                    start(hello);
                });
            default -> {
                if (peer.is(from)) {
                    follow(frame);
                }
            }
        }
    }

    private void meet(long from, Hello hello) {
        in.follow(hello);
        peer.meet(from, out.last());
    }

    /// The client goes on after what the other end has of it, or, if it has nothing, after what it need not have.
    private void start(Hello hello) {
        start(hello.heardStream() == attachment.stream() ? hello.received() : peer.unneeded(), 0);
    }

    private void start(long after, long peerHasWritten) {
        out.open(peerHasWritten);
        end.say(Map.of("type", "start", "stream", in.stream(), "after", after));
        end.readOrWait();
    }

    private void follow(Frame frame) {
        if (!peer.isThere()) {
            if (frame.kind() == Kind.BEAT) {
                greet(Kind.HELLO, peer.number());
            }
            return;
        }
        peer.heard();
        switch (frame.kind()) {
            case DATA -> show(frame);
            case ACK, RESIZE -> end.toClient(frame);
            case CLOSE -> {
                end.toClient(frame);
                end.end(Ending.NORMAL);
            }
            case LOST -> lose();
            default -> Standing.of(frame).ifPresent(standing -> settle(frame.kind(), standing));
        }
    }

    private void show(Frame data) {
        switch (in.judge(data)) {
            case NEXT -> end.show(data, () -> wrote(data.cost()));
            case DROP -> wrote(data.cost());
            case GAP -> {
                wrote(data.cost());
                askAgain();
            }
        }
    }

    private void wrote(int cost) {
        if (in.wrote(cost)) {
            send(in.standing(out.last(), acknowledged).as(Kind.CREDIT));
        }
    }

    private void askAgain() {
        send(in.standing(in.received(), acknowledged).as(Kind.RESEND));
    }

    private void settle(Kind kind, Standing standing) {
        if (kind == Kind.RESEND) {
            start(standing.number(), standing.written());
            return;
        }
        out.settle(standing.written());
        end.readOrWait();
        if (kind == Kind.BEAT) {
            end.toClient(Frame.of(Kind.ACK, standing.acknowledged()));
            if (in.misses(standing.number())) {
                askAgain();
            }
        }
    }

    /// Once in a while: tells how far it is, or looks for the other end.
    void beat(Duration silence) {
        if (!peer.isThere()) {
            if (!looking) {
                look();
            }
        } else if (peer.isSilent(silence)) {
            lose();
        } else {
            send(in.standing(out.last(), acknowledged).as(Kind.BEAT));
        }
    }

    void leave() {
        left = true;
        send(Frame.of(Kind.LOST, 0));
    }

    private void lose() {
        peer.lose();
        out.close();
        end.say(Map.of("type", "peer-lost"));
        end.readOrWait();
    }

    boolean isFull() {
        return out.isFull();
    }

    /// Bytes of data that the client has sent.
    long sent() {
        return out.total();
    }

    private void greet(Kind kind, long to) {
        long last = to == Message.EVERYBODY ? out.last() : peer.unneeded();
        send(to, new Hello(attachment.stream(), last, in.stream(), in.received()).as(kind));
    }

    private void send(Frame frame) {
        if (peer.isThere()) {
            send(peer.number(), frame);
        }
    }

    private void send(long to, Frame frame) {
        exchange.send(attachment.otherChannel(), from(to, frame));
    }

    private Message from(long to, Frame frame) {
        return new Message(attachment.number(), to, frame);
    }
}
