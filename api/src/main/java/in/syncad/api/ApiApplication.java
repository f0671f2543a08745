package in.syncad.api;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// The service that schools talk to.
@SpringBootApplication
public class ApiApplication {

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /// The application as `main` starts it; more than one may run in a JVM.
    public static SpringApplicationBuilder application() {
        // Its own file name, because `provisioning-service` may stand on the same class path.
        return new SpringApplicationBuilder(ApiApplication.class).properties("spring.config.name=api");
    }
}
