package in.syncad.local;

import in.syncad.embedded.EmbeddedPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.LoggerFactory;

/// Starts everything in order, then watches over the two services.
final class Launcher {

    private final LocalSettings settings;
    private final DataDirectory data;
    private final Progress progress;
    private final Stopping stopping;

    Launcher(LocalSettings settings, DataDirectory data, Progress progress, Stopping stopping) {
        this.settings = settings;
        this.data = data;
        this.progress = progress;
        this.stopping = stopping;
    }

    /// Returns when a service has ended that nobody asked to end.
    ///
    /// @throws CannotRun with the line for the operator
    void run() throws IOException {
        data.stopLeftovers();
        data.requireSpace();
        PublicPort.requireAllFree(settings);
        EmbeddedPlatform platform = startPlatform();
        ServiceEnvironment environment = new ServiceEnvironment(settings, data, platform);
        Service provisioning = environment.provisioning();
        Service api = environment.api();
        RunningService first = start(provisioning);
        RunningService second = start(api);
        List.of("ses", "sns")
                .forEach(provider -> platform.aws()
                        .tellEventsTo(URI.create("http://127.0.0.1:%d/webhooks/%s".formatted(api.port(), provider))));
        progress.plain(new Welcome(settings, environment.apiKey()).text(progress.seconds()));
        if (settings.learnsToStart()) {
            Thread.ofVirtual().start(() -> learn(provisioning, api));
        }
        watch(first, second);
    }

    private EmbeddedPlatform startPlatform() {
        EmbeddedPlatform platform =
                stopping.remember(EmbeddedPlatform.in(data.root(), settings.embeddedPorts(), settings.baseDomain()));
        progress.together(Map.of(
                "PostgreSQL 18 on port " + settings.port(PublicPort.POSTGRES),
                platform::postgres,
                "Redis on port " + settings.port(PublicPort.REDIS),
                platform::redis,
                "S3 on port " + settings.port(PublicPort.S3),
                platform::s3,
                "AWS on port %d, inbox on port %d"
                        .formatted(settings.port(PublicPort.AWS), settings.port(PublicPort.INBOX)),
                platform::aws));
        return platform;
    }

    private RunningService start(Service service) throws IOException {
        RunningService running = stopping.remember(RunningService.start(service, data));
        try {
            running.awaitReady();
        } catch (CannotRun failure) {
            showLastWords(running);
            throw failure;
        }
        progress.say("%s on port %d".formatted(service.name(), service.port()));
        return running;
    }

    /// Nothing depends on it, so it fails in silence.
    private void learn(Service... services) {
        try {
            for (Service service : services) {
                new StartCache(service).learn(data, stopping);
            }
        } catch (IOException | CannotRun failure) {
            LoggerFactory.getLogger(Launcher.class).warn("later starts will not be faster", failure);
        }
    }

    private void watch(RunningService... services) {
        CompletableFuture<?>[] ends =
                List.of(services).stream().map(RunningService::onExit).toArray(CompletableFuture[]::new);
        RunningService ended = (RunningService) CompletableFuture.anyOf(ends).join();
        if (!stopping.hasBegun()) {
            showLastWords(ended);
            throw new CannotRun(ended.epitaph());
        }
    }

    private void showLastWords(RunningService ended) {
        if (!stopping.hasBegun()) {
            try {
                ended.lastWords().forEach(line -> progress.plain("    " + line));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
