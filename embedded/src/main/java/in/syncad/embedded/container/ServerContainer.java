package in.syncad.embedded.container;

import com.github.dockerjava.api.exception.NotModifiedException;
import in.syncad.embedded.process.LocalPort;
import in.syncad.embedded.process.RunningServer;
import in.syncad.embedded.process.ServiceStartFailed;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/// A server in a container, at a port of 127.0.0.1 that stays the same. Its data lasts as long as the container does.
public final class ServerContainer implements RunningServer {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int STOP_SECONDS = 20;

    private final String service;
    private final GenericContainer<?> container;
    private final Predicate<GenericContainer<?>> ready;

    private ServerContainer(String service, GenericContainer<?> container, Predicate<GenericContainer<?>> ready) {
        this.service = service;
        this.container = container;
        this.ready = ready;
    }

    /// Whether throw-away servers are to run in containers: `-Dservers=containers`.
    public static boolean isWanted() {
        return "containers".equals(System.getProperty("servers"));
    }

    /// Starts it and returns when it is ready.
    ///
    /// @throws ServiceStartFailed when it does not get ready, with the last line of its log
    public static ServerContainer start(ContainerPlan plan, Predicate<GenericContainer<?>> ready) {
        LocalPort.requireFree(plan.service(), plan.publishedAt());
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(plan.image()))
                .withCommand(plan.command().toArray(String[]::new))
                .withEnv(plan.environment())
                .waitingFor(new NoWait());
        container.setPortBindings(List.of("127.0.0.1:%d:%d".formatted(plan.publishedAt(), plan.port())));
        plan.files().forEach(file -> container.withCopyToContainer(file, file.path()));
        try {
            container.start();
        } catch (ContainerLaunchException failure) {
            throw new ServiceStartFailed(plan.service(), failure);
        }
        ServerContainer server = new ServerContainer(plan.service(), container, ready);
        server.awaitReady();
        return server;
    }

    @Override
    public void stop() {
        try {
            container
                    .getDockerClient()
                    .stopContainerCmd(container.getContainerId())
                    .withTimeout(STOP_SECONDS)
                    .exec();
        } catch (NotModifiedException alreadyStopped) {
            // What was asked for.
        }
    }

    @Override
    public void kill() {
        if (container.isRunning()) {
            container
                    .getDockerClient()
                    .killContainerCmd(container.getContainerId())
                    .exec();
        }
    }

    @Override
    public ServerContainer again() {
        container
                .getDockerClient()
                .startContainerCmd(container.getContainerId())
                .exec();
        awaitReady();
        return this;
    }

    /// With its data.
    @Override
    public void remove() {
        container.stop();
    }

    private void awaitReady() {
        for (long left = START_TIMEOUT.dividedBy(POLL); left > 0 && container.isRunning(); left--) {
            if (ready.test(container)) {
                return;
            }
            pause();
        }
        String log = container.getLogs().strip();
        container.stop();
        throw new ServiceStartFailed(service, log.substring(log.lastIndexOf('\n') + 1));
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a container starts", e);
        }
    }

    /// A server that is started again must be waited for too, so it is done here alike.
    private static final class NoWait extends AbstractWaitStrategy {

        @Override
        protected void waitUntilReady() {
            // See above.
        }
    }
}
