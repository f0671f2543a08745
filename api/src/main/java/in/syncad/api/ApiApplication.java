package in.syncad.api;

import in.syncad.web.BeansByType;
import in.syncad.web.ReadyMade;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// The service that schools talk to.
@SpringBootApplication
public class ApiApplication {

    static {
        // The sockets bring both of Netty's native transports. Lettuce takes epoll then, but sets the keep-alive times
        // of the other, which are not heard: a dead connection to Redis would be noticed late. It asks for this once,
        // before its first connection.
        System.setProperty("io.lettuce.core.iouring", "false");
    }

    public static void main(String[] arguments) {
        ReadyMade.leaveIfDecidedAnew(System.getenv(), "ENABLE_SEEDING");
        application().run(arguments);
    }

    /// The application as `main` starts it; more than one may run in a JVM.
    public static SpringApplicationBuilder application() {
        // Its own file name, because `provisioning-service` may stand on the same class path.
        return new SpringApplicationBuilder(ApiApplication.class)
                .contextFactory(BeansByType.contexts())
                .properties("spring.config.name=api");
    }
}
