package in.syncad.socketio.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Lets the requests of one connection in, one at a time, from allowed origins, to the route of their path.
final class HttpGate extends SimpleChannelInboundHandler<FullHttpRequest> {

    static final String CODEC = "codec";

    private static final String SILENCE = "silence";
    private static final String KEEP_ALIVE = "keep-alive";
    private static final String AGGREGATOR = "aggregator";
    private static final String GATE = "gate";
    private static final int LONGEST_LINE = 4096;
    private static final int LONGEST_HEADERS = 8192;
    private static final String FORBIDDEN = "{\"code\":4,\"message\":\"Forbidden\"}";

    private final PortSettings settings;
    private final Routes routes;
    private boolean answering;
    /// Between requests: not one byte of the next has come.
    private boolean idle;
    private @Nullable Future<?> patience;

    private HttpGate(PortSettings settings, Routes routes) {
        this.settings = settings;
        this.routes = routes;
    }

    static void enter(ChannelPipeline pipeline, PortSettings settings, Routes routes) {
        HttpGate gate = new HttpGate(settings, routes);
        pipeline.addLast(SILENCE, gate.new Silence());
        pipeline.addLast(CODEC, new HttpServerCodec(LONGEST_LINE, LONGEST_HEADERS, LONGEST_HEADERS));
        pipeline.addLast(KEEP_ALIVE, new HttpServerKeepAliveHandler());
        pipeline.addLast(AGGREGATOR, new HttpObjectAggregator(settings.mostBodyBytes()));
        pipeline.addLast(GATE, gate);
    }

    static void leave(ChannelPipeline pipeline) {
        pipeline.remove(GATE);
        pipeline.remove(AGGREGATOR);
        pipeline.remove(KEEP_ALIVE);
        pipeline.remove(CODEC);
        pipeline.remove(SILENCE);
    }

    /// The answer was written: the connection may ask again.
    static void answered(Channel channel) {
        if (channel.pipeline().get(GATE) instanceof HttpGate gate) {
            gate.answering = false;
            gate.idle = true;
            gate.closeAfter(gate.settings.idleTimeout(), channel);
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        closeAfter(settings.requestTimeout(), context.channel());
        context.fireChannelActive();
    }

    /// Who has not sent a whole request in time only holds a connection.
    private void closeAfter(Duration time, Channel channel) {
        stopWaiting();
        patience = channel.eventLoop().schedule(() -> channel.close(), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void stopWaiting() {
        if (patience != null) {
            patience.cancel(false);
            patience = null;
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        stopWaiting();
        idle = false;
        if (answering || request.decoderResult().isFailure()) {
            context.close();
            return;
        }
        answering = true;
        QueryStringDecoder target = new QueryStringDecoder(request.uri());
        Handshake handshake = handshake(context.channel(), request, target);
        HttpExchange exchange = new HttpExchange(context.channel(), request, handshake);
        Optional<Route> route = pathOf(target).flatMap(routes::at);
        if (route.isEmpty()) {
            exchange.refuse(404, "Not found");
        } else if (!handshake.origin().isEmpty() && !settings.origins().allows(handshake.origin(), handshake.host())) {
            new HttpExchange(context.channel(), request, withoutOrigin(handshake)).answerJson(403, FORBIDDEN);
        } else if (request.method().equals(HttpMethod.OPTIONS)) {
            exchange.answerPreflight();
        } else {
            route.get().handle(exchange);
        }
    }

    private static Optional<String> pathOf(QueryStringDecoder target) {
        try {
            return Optional.of(target.path());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Handshake handshake(Channel channel, FullHttpRequest request, QueryStringDecoder target) {
        return new Handshake(
                ClientAddress.of(channel, request.headers().getAll("X-Forwarded-For"), settings),
                request.headers().get(HttpHeaderNames.HOST, ""),
                request.headers().get(HttpHeaderNames.ORIGIN, ""),
                target.rawQuery());
    }

    /// A page that is not allowed must not be able to read why.
    private static Handshake withoutOrigin(Handshake handshake) {
        return new Handshake(handshake.address(), handshake.host(), "", handshake.query());
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        stopWaiting();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    /// Sees the first byte of a request: from then on the rest must come in time, however slowly bytes follow.
    private final class Silence extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            if (idle) {
                idle = false;
                closeAfter(settings.requestTimeout(), context.channel());
            }
            context.fireChannelRead(bytes);
        }
    }
}
