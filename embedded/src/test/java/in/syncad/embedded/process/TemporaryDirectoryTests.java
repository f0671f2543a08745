package in.syncad.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.embedded.redis.RedisServer;
import in.syncad.embedded.redis.RedisSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryDirectoryTests {

    @TempDir
    private Path parent;

    @Test
    void ofADeadJvmIsRemovedWithTheServersInIt() throws IOException {
        ProcessIdentity thisJvm = ProcessIdentity.ofThisJvm();
        ProcessIdentity dead =
                new ProcessIdentity(thisJvm.pid(), thisJvm.startedAt().minus(Duration.ofHours(1)));
        Path leftover = Files.createDirectory(parent.resolve(dead + ".1"));
        try (RedisServer abandoned =
                RedisServer.start(RedisSettings.kept(leftover.resolve("redis"), LocalPort.choose()))) {
            PidFile running = PidFile.read(leftover.resolve("redis/redis.pid")).orElseThrow();
            TemporaryDirectory.sweep(parent);
            await().until(() -> running.process().isEmpty());
            assertThat(leftover).doesNotExist();
            assertThat(LocalPort.isFree(abandoned.port())).isTrue();
        }
    }

    @Test
    void ofALivingJvmStays() throws IOException {
        Path used = Files.createDirectory(parent.resolve(ProcessIdentity.ofThisJvm() + ".1"));
        Path foreign = Files.createDirectory(parent.resolve("binaries"));
        TemporaryDirectory.sweep(parent);
        assertThat(used).exists();
        assertThat(foreign).exists();
    }
}
