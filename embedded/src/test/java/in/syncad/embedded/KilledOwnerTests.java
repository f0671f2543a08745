package in.syncad.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.embedded.process.Commands;
import in.syncad.embedded.process.LocalPort;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class KilledOwnerTests {

    @TempDir
    private Path directory;

    @Test
    @EnabledOnOs(OS.LINUX)
    void takesItsServersWithItOnLinux() throws IOException {
        Process owner = new ProcessBuilder(Commands.ofShortLivedJvm(KilledOwner.class, directory.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Integer> ports = ports(owner);
        List<ProcessHandle> family = owner.descendants().toList();
        assertThat(family).hasSizeGreaterThan(2);
        owner.destroyForcibly();
        await().atMost(Duration.ofSeconds(20)).until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(ports).allMatch(LocalPort::isFree);
        try (EmbeddedPlatform successor = EmbeddedPlatform.in(directory, Ports.free(), "syncad.in")) {
            assertThat(successor.environment()).containsKey("DATABASE_URL");
        }
    }

    private static List<Integer> ports(Process owner) throws IOException {
        try (BufferedReader output = owner.inputReader()) {
            String[] ready = output.readLine().split(" ");
            return List.of(Integer.parseInt(ready[1]), Integer.parseInt(ready[2]));
        }
    }
}
