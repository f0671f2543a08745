package in.syncad.api.tenancy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import in.syncad.common.aws.AwsConfiguration;
import in.syncad.common.secret.Secrets;
import in.syncad.common.settings.DatabaseUrl;
import in.syncad.common.tenancy.SchoolDataSource;
import in.syncad.common.tenancy.SchoolDirectory;
import in.syncad.common.tenancy.lanes.LaneMetrics;
import in.syncad.common.tenancy.lanes.LaneSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.cfg.MultiTenancySettings;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/// Two sources of connections: the school at hand, which is the one that everybody gets who does not ask for another,
/// and the central database. Neither is needed to start.
@Configuration(proxyBeanMethods = false)
@Import(AwsConfiguration.class)
class DatabaseConfiguration {

    private static final int CENTRAL_CONNECTIONS = 8;
    private static final Duration CENTRAL_PATIENCE = Duration.ofSeconds(2);

    @Bean
    @Primary
    SchoolDataSource schoolDataSource(
            LaneSettings settings, DatabaseUrl server, Secrets secrets, MeterRegistry registry) {
        LaneMetrics metrics = new LaneMetrics(registry);
        SchoolDataSource schools = SchoolDataSource.start(settings, server, secrets, metrics);
        metrics.watch(schools::statistics);
        return schools;
    }

    @Bean
    HikariDataSource centralDataSource(DatabaseUrl central) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("central");
        config.setJdbcUrl(central.jdbcUrl());
        config.setDataSourceProperties(central.jdbcProperties());
        config.setMaximumPoolSize(CENTRAL_CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CENTRAL_PATIENCE.toMillis());
        // Starts without it, and goes on trying.
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    @Bean
    SchoolDirectory schoolDirectory(
            DatabaseUrl url,
            @Qualifier("centralDataSource") DataSource central,
            SchoolDataSource schools,
            SchoolChanges changes) {
        return SchoolDirectory.start(url, central, List.of(new LaneKeeper(schools), changes));
    }

    @Bean
    static OurTransactions ourTransactions() {
        return new OurTransactions();
    }

    @Bean
    HibernatePropertiesCustomizer oneFactoryForAllSchools(SchoolDataSource schools) {
        return properties -> {
            properties.put(MultiTenancySettings.MULTI_TENANT_CONNECTION_PROVIDER, new SessionConnections(schools));
            properties.put(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, new SessionSchool());
        };
    }
}
