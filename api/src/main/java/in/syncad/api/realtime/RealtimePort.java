package in.syncad.api.realtime;

import in.syncad.api.settings.OriginSettings;
import in.syncad.api.settings.RealtimeSettings;
import in.syncad.socketio.FanOut;
import in.syncad.socketio.SocketServer;
import in.syncad.socketio.SocketServerBuilder;
import in.syncad.socketio.net.OriginPolicy;
import in.syncad.socketio.redis.RedisFanOut;
import in.syncad.web.ServerSettings;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.catalina.util.NetMask;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;

/// The port of its own that sockets have, with Socket.IO at `/socket.io` and the plain WebSockets of features.
@Component
class RealtimePort {

    private final RealtimeSettings settings;
    private final ServerSettings http;
    private final OriginSettings origins;
    private final Duration idle;
    private final ObjectProvider<RawSocket> others;

    RealtimePort(
            RealtimeSettings settings,
            ServerSettings http,
            OriginSettings origins,
            @Value("${server.tomcat.keep-alive-timeout}") Duration idle,
            ObjectProvider<RawSocket> others) {
        this.settings = settings;
        this.http = http;
        this.origins = origins;
        this.idle = idle;
        this.others = others;
    }

    /// The way to other instances.
    RedisFanOut fanOut() {
        return RedisFanOut.to(settings.redis(), Rooms::groupOf);
    }

    /// A server that does not listen yet.
    ///
    /// @param hops the way in from this process itself
    SocketServer server(FanOut fanOut, Hops hops) {
        List<NetMask> proxies = http.trustedProxies().stream().map(NetMask::new).toList();
        SocketServerBuilder server = SocketServer.builder()
                .address(new InetSocketAddress(http.address(), settings.port()))
                .trustedProxies(address -> proxies.stream().anyMatch(block -> block.matches(address)))
                .speakingForOthers(hops::isOwn)
                .origins(allowed(origins))
                .idleTimeout(idle)
                .fanOut(fanOut);
        others.forEach(other -> server.rawRoute(other.path(), other.mostBytes(), other));
        return server.build();
    }

    /// As the pages that may call over HTTP; and on a developer's machine those that the host itself shows, at any
    /// port.
    private static OriginPolicy allowed(OriginSettings origins) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOriginPatterns(origins.patterns());
        return (origin, host) -> cors.checkOrigin(origin) != null || isOfThisMachine(origin, host);
    }

    private static boolean isOfThisMachine(String origin, String host) {
        String name = host.replaceFirst(":.*", "");
        return name.endsWith(".localhost") && origin.matches("http://" + Pattern.quote(name) + "(:[0-9]{1,5})?");
    }
}
