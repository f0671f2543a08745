package in.syncad.provisioning;

import in.syncad.provisioning.migration.MigrationCommand;
import in.syncad.web.BeansByType;
import in.syncad.web.ReadyMade;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// Starts the service, or what `--migrate` asks for instead. Its configuration file has a name of its own, so that
/// it may share a class path with others.
@SpringBootApplication
public class ProvisioningApplication {

    public static void main(String[] arguments) {
        if (List.of(arguments).contains(MigrationCommand.OPTION)) {
            ReadyMade.leave();
            System.exit(MigrationCommand.run(Map.of()));
        }
        ReadyMade.leaveIfDecidedAnew(System.getenv());
        builder().run(arguments);
    }

    /// For those who start it with something added.
    static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(ProvisioningApplication.class)
                .contextFactory(BeansByType.contexts())
                .properties("spring.config.name=provisioning");
    }
}
