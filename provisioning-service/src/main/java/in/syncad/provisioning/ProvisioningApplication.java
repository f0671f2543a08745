package in.syncad.provisioning;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// Starts the service. Its configuration file has a name of its own, so that it may share a class path with others.
@SpringBootApplication
public class ProvisioningApplication {

    public static void main(String[] arguments) {
        builder().run(arguments);
    }

    /// For those who start it with something added.
    static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(ProvisioningApplication.class)
                .properties("spring.config.name=provisioning");
    }
}
