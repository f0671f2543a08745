package in.syncad.embedded.container;

import java.util.List;
import java.util.Map;

/// What a container is made of.
///
/// @param service its name in messages
/// @param image as Docker names it; it is pulled when it is missing
/// @param port in the container
/// @param publishedAt port of 127.0.0.1, the same after every restart
/// @param files copied before the start
public record ContainerPlan(
        String service,
        String image,
        int port,
        int publishedAt,
        List<String> command,
        Map<String, String> environment,
        List<ContainerFile> files) {}
