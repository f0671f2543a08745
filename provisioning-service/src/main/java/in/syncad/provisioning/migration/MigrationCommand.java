package in.syncad.provisioning.migration;

import in.syncad.common.schema.SchoolSchema;
import in.syncad.common.settings.DatabaseUrl;
import in.syncad.common.settings.Variables;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/// `--migrate`: a task that ends, instead of the service. It needs no variable but `DATABASE_URL`, with the role
/// that owns the databases, and opens no port.
public final class MigrationCommand {

    /// The argument that asks for it.
    public static final String OPTION = "--migrate";

    private MigrationCommand() {}

    /// @param variables beside those of this process
    /// @return the exit code: 0 when every database has the schema of this build, else 1
    /// @throws RuntimeException when `DATABASE_URL` is missing or wrong, which is reported already, or leads
    ///     nowhere
    public static int run(Map<String, Object> variables) {
        // Spring for its log and for what it makes of wrong variables; no bean but this one.
        SpringApplicationBuilder application = new SpringApplicationBuilder(Task.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.name=provisioning")
                .properties(variables);
        try (ConfigurableApplicationContext context = application.run()) {
            return context.getBean(Task.class).migrations().run() ? 0 : 1;
        }
    }

    static final class Task {

        private final Migrations migrations;

        Task(ConfigurableEnvironment environment) {
            Variables variables = new Variables(environment::getProperty);
            DatabaseUrl central = DatabaseUrl.from(variables);
            variables.check();
            migrations = new Migrations(central, SchoolSchema.current());
        }

        Migrations migrations() {
            return migrations;
        }
    }
}
