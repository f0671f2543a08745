package in.syncad.deploy.task;

import in.syncad.deploy.environment.Scale.Size;
import java.util.List;
import software.amazon.awscdk.services.ecs.ContainerImage;

/// What a task runs.
///
/// @param name     of the container, of the log and, behind the environment's prefix, of the family
/// @param command  arguments behind the image's entry point; none for a service
/// @param ports    where it listens; none for what ends by itself
/// @param health   the command by which the container asks whether it is well; empty where the image's own does
/// @param settings what it is told
public record Program(
        String name,
        ContainerImage image,
        Size size,
        List<String> command,
        List<Integer> ports,
        List<String> health,
        Settings settings) {

    public Program {
        command = List.copyOf(command);
        ports = List.copyOf(ports);
        health = List.copyOf(health);
    }

    /// A service on these ports, which is well while it answers there with 200.
    public static Program service(
            String name, ContainerImage image, Size size, List<Integer> ports, String healthPath, Settings settings) {
        return new Program(
                name, image, size, List.of(), ports, List.of("CMD", "/app/healthcheck", healthPath), settings);
    }

    /// Something that runs once, to its end.
    public static Program once(String name, ContainerImage image, Size size, List<String> command, Settings settings) {
        return new Program(name, image, size, command, List.of(), List.of(), settings);
    }
}
