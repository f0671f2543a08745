package in.syncad.api.health;

import in.syncad.api.jobs.Lanes;
import in.syncad.common.tenancy.SchoolDirectory;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/// What this service depends on beside the databases of the schools, each of which concerns one school only.
@Configuration(proxyBeanMethods = false)
class DependencyConfiguration {

    private static final int PATIENCE_SECONDS = 1;

    @Bean
    Dependency centralDependency(@Qualifier("centralDataSource") DataSource central) {
        return Dependency.vital("central", () -> {
            try (Connection connection = central.getConnection()) {
                return connection.isValid(PATIENCE_SECONDS);
            } catch (SQLException e) {
                return false;
            }
        });
    }

    @Bean
    Dependency registryDependency(SchoolDirectory directory) {
        return Dependency.vital("registry", directory::isInStep);
    }

    @Bean
    Dependency redisDependency(RedisConnectionFactory connections) {
        return Dependency.vital("redis", () -> {
            try (RedisConnection connection = connections.getConnection()) {
                return "PONG".equals(connection.ping());
            }
        });
    }

    @Bean
    Dependency schedulerDependency(Lanes lanes) {
        return Dependency.vital("scheduler", lanes::areOpen);
    }

    /// For the readiness group.
    @Bean
    HealthIndicator dependenciesHealthIndicator(Dependencies dependencies) {
        return () -> Health.status(dependencies.status())
                .withDetails(dependencies.states())
                .build();
    }

    /// For the startup group.
    @Bean
    HealthIndicator firstLookHealthIndicator(Dependencies dependencies) {
        return () -> Health.status(dependencies.wereThere() ? Status.UP : Status.DOWN)
                .build();
    }
}
