package in.syncad.embedded.redis;

import in.syncad.embedded.container.ContainerFile;
import in.syncad.embedded.container.ContainerPlan;
import in.syncad.embedded.container.ServerContainer;
import in.syncad.embedded.process.RunningServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The server in a container of the official image.
final class RedisContainer {

    private static final String IMAGE = "redis:8";
    private static final int PORT = 6379;

    /// The user `redis` of the image.
    private static final int OWNER = 999;

    private static final String CONFIGURATION = "/syncad/redis.conf";

    private RedisContainer() {}

    static RunningServer launch(RedisSettings settings, String password) {
        String configuration = """
                bind * -::*
                protected-mode no
                requirepass %s
                appendonly no
                save ""
                """.formatted(password);
        ContainerPlan plan = new ContainerPlan(
                RedisServer.SERVICE,
                IMAGE,
                PORT,
                settings.port(),
                List.of("redis-server", CONFIGURATION),
                Map.of(),
                List.of(new ContainerFile(CONFIGURATION, OWNER, configuration.getBytes(StandardCharsets.UTF_8))));
        return ServerContainer.start(plan, container -> RedisPing.isAnswered(settings.port(), password));
    }
}
