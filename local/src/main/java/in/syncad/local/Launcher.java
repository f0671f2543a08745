package in.syncad.local;

import in.syncad.embedded.EmbeddedPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

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
        RunningService provisioning = start(environment.provisioning());
        RunningService api = start(environment.api());
        progress.plain(new Welcome(settings, environment.apiKey()).text(progress.seconds()));
        watch(provisioning, api);
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
