package in.syncad.socketio.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One request and the right to answer it. Holds no buffer, so it may be kept and answered from every thread, once.
public final class HttpExchange {

    private static final String PLAIN = "text/plain; charset=UTF-8";
    private static final String JSON = "application/json";

    private final Channel channel;
    private final HttpMethod method;
    private final HttpHeaders headers;
    private final Handshake handshake;
    private final Map<String, List<String>> parameters;
    private final @Nullable String text;
    private @Nullable ChannelFutureListener whenClosed;

    HttpExchange(Channel channel, FullHttpRequest request, Handshake handshake) {
        this.channel = channel;
        this.handshake = handshake;
        parameters = Handshake.parametersOf(handshake.query());
        method = request.method();
        headers = request.headers();
        ByteBuf content = request.content();
        text = ByteBufUtil.isText(content, StandardCharsets.UTF_8) ? content.toString(StandardCharsets.UTF_8) : null;
    }

    public Handshake handshake() {
        return handshake;
    }

    /// The first value of a query parameter, empty if there is none.
    public String parameter(String name) {
        return parameters.getOrDefault(name, List.of("")).getFirst();
    }

    public boolean isGet() {
        return method.equals(HttpMethod.GET);
    }

    public boolean isPost() {
        return method.equals(HttpMethod.POST);
    }

    /// The body, or nothing if it is not UTF-8.
    public Optional<String> text() {
        return Optional.ofNullable(text);
    }

    /// Whether the client asks to go on as a WebSocket, as RFC 6455 (section 4.2.1) wants it asked.
    public boolean isUpgrade() {
        return isGet() && WebSocketUpgrade.isAskedFor(headers);
    }

    /// The loop of the connection, on which [#upgrade] must be called.
    public EventLoop loop() {
        return channel.eventLoop();
    }

    /// Sets what happens if the connection is closed before the answer. By one thread with the answer.
    public void whenClosed(Runnable action) {
        ChannelFutureListener listener = closed -> action.run();
        whenClosed = listener;
        channel.closeFuture().addListener(listener);
    }

    /// 200 with text.
    public void answer(String body) {
        write(HttpResponseStatus.OK, body, PLAIN);
    }

    /// Any status with JSON.
    public void answerJson(int status, String json) {
        write(HttpResponseStatus.valueOf(status), json, JSON);
    }

    /// Any status with a sentence.
    public void refuse(int status, String sentence) {
        write(HttpResponseStatus.valueOf(status), sentence, PLAIN);
    }

    /// Answers 101 and goes on as a WebSocket; the exchange ends with it.
    ///
    /// @param mostBytes of a message from the client
    /// @param listening makes the listener for the connection, which may be written to at once
    public WebSocketConnection upgrade(int mostBytes, Function<WebSocketConnection, WebSocketListener> listening) {
        WebSocketConnection connection = new WebSocketConnection(channel, mostBytes);
        WebSocketUpgrade.answer(channel, headers);
        WebSocketDecoder decoder = new WebSocketDecoder(connection);
        channel.pipeline().addLast(decoder);
        HttpGate.leave(channel.pipeline());
        decoder.start(channel.pipeline(), listening.apply(connection));
        return connection;
    }

    void answerPreflight() {
        FullHttpResponse response = response(HttpResponseStatus.NO_CONTENT, "", PLAIN);
        response.headers()
                .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST")
                .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, "content-type, authorization")
                .set(HttpHeaderNames.ACCESS_CONTROL_MAX_AGE, "600");
        send(response);
    }

    private void write(HttpResponseStatus status, String body, String type) {
        send(response(status, body, type));
    }

    private void send(FullHttpResponse response) {
        if (whenClosed != null) {
            channel.closeFuture().removeListener(whenClosed);
        }
        // Listened to before it is sent: the client's next request may be here before this method goes on.
        ChannelPromise written = channel.newPromise();
        written.addListener(sent -> HttpGate.answered(channel));
        channel.writeAndFlush(response, written);
    }

    private FullHttpResponse response(HttpResponseStatus status, String body, String type) {
        ByteBuf content = ByteBufUtil.writeUtf8(channel.alloc(), body);
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, content);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, type)
                .set(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes())
                .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
                .set("X-Content-Type-Options", "nosniff")
                .set(HttpHeaderNames.VARY, HttpHeaderNames.ORIGIN);
        if (!handshake.origin().isEmpty()) {
            response.headers()
                    .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, handshake.origin())
                    .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        }
        return response;
    }
}
