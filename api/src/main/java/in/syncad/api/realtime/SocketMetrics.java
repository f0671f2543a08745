package in.syncad.api.realtime;

import in.syncad.api.health.Dependency;
import in.syncad.socketio.Statistics;
import in.syncad.socketio.engine.CloseReason;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How the sockets are doing, for operators.
@Configuration(proxyBeanMethods = false)
class SocketMetrics {

    /// Without it local sockets go on, and people on different instances do not hear each other at once.
    @Bean
    Dependency fanOutDependency(Sockets sockets) {
        return new Dependency("fan-out", false, sockets::reachesOthers);
    }

    @Bean
    MeterBinder socketMeters(Sockets sockets) {
        return registry -> {
            gauge(registry, "sockets.connections", sockets, Statistics::connections);
            gauge(registry, "sockets.sessions", sockets, Statistics::sessions);
            Gauge.builder("sockets.passed", sockets.hops(), Hops::open).register(registry);
            count(registry, "sockets.connected", sockets, Statistics::connected);
            count(registry, "sockets.refused", sockets, Statistics::refused);
            count(registry, "sockets.events.handled", sockets, Statistics::handled);
            count(registry, "sockets.events.limited", sockets, Statistics::limited);
            count(registry, "sockets.events.dropped", sockets, Statistics::dropped);
            FunctionCounter.builder("sockets.broadcasts.lost", sockets, Sockets::lostBroadcasts)
                    .register(registry);
            for (CloseReason reason : CloseReason.values()) {
                FunctionCounter.builder("sockets.closed", sockets, now -> closed(now, reason))
                        .tag("reason", reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .register(registry);
            }
        };
    }

    private static double closed(Sockets sockets, CloseReason reason) {
        return read(sockets, statistics -> statistics.closed().getOrDefault(reason, 0L));
    }

    private static void gauge(
            MeterRegistry registry, String name, Sockets sockets, ToDoubleFunction<Statistics> value) {
        Gauge.builder(name, sockets, now -> read(now, value)).register(registry);
    }

    private static void count(
            MeterRegistry registry, String name, Sockets sockets, ToDoubleFunction<Statistics> value) {
        FunctionCounter.builder(name, sockets, now -> read(now, value)).register(registry);
    }

    /// Before the start and after the end there is nothing.
    private static double read(Sockets sockets, ToDoubleFunction<Statistics> value) {
        return sockets.isRunning() ? value.applyAsDouble(sockets.statistics()) : 0;
    }
}
