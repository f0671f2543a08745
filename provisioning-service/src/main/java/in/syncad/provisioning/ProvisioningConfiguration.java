package in.syncad.provisioning;

import com.zaxxer.hikari.HikariDataSource;
import in.syncad.common.aws.AwsConfiguration;
import in.syncad.common.blob.BlobSettings;
import in.syncad.common.certificate.CertificateSettings;
import in.syncad.common.dns.ZoneSettings;
import in.syncad.common.mail.MailSettings;
import in.syncad.common.schema.CentralSchema;
import in.syncad.common.schema.SchoolDatabases;
import in.syncad.common.schema.SchoolDump;
import in.syncad.common.schema.SchoolLogins;
import in.syncad.common.schema.SchoolSchema;
import in.syncad.common.schema.SchoolTemplate;
import in.syncad.common.settings.AwsSettings;
import in.syncad.common.settings.DatabaseUrl;
import in.syncad.common.settings.Variables;
import in.syncad.provisioning.access.OperatorKeys;
import in.syncad.provisioning.registry.Addresses;
import in.syncad.provisioning.schools.CreationLimits;
import in.syncad.provisioning.standby.StandbySettings;
import in.syncad.provisioning.steps.LoginSettings;
import in.syncad.provisioning.teardown.TeardownSettings;
import in.syncad.web.ServerSettings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the packages of this service are given.
@Configuration(proxyBeanMethods = false)
@Import(AwsConfiguration.class)
class ProvisioningConfiguration {

    /// Those of requests, of standby databases and of the scheduler itself, beside one for each step under way.
    private static final int OTHER_CONNECTIONS = 8;

    private static final long LONGEST_WAIT_MS = 3_000;

    @Bean
    ProvisioningSettings settings(Environment environment) {
        return ProvisioningSettings.from(new Variables(environment::getProperty));
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /// Whoever gets this finds the central database migrated.
    @Bean
    HikariDataSource central(ProvisioningSettings settings) {
        DatabaseUrl url = settings.central();
        if (!isNowhere(url)) {
            CentralSchema.migrate(url);
        }
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("central");
        pool.setJdbcUrl(url.jdbcUrl());
        pool.setDataSourceProperties(url.jdbcProperties());
        pool.setMaximumPoolSize(settings.steps() + OTHER_CONNECTIONS);
        pool.setConnectionTimeout(LONGEST_WAIT_MS);
        return pool;
    }

    /// When the image is made, the JVM learns how the service starts, with no database: the run ends before
    /// anything is served. No host has a name below `.invalid` (RFC 2606).
    private static boolean isNowhere(DatabaseUrl url) {
        return url.host().endsWith(".invalid")
                && "onRefresh".equals(SpringProperties.getProperty(DefaultLifecycleProcessor.EXIT_PROPERTY_NAME));
    }

    @Bean
    SchoolSchema schoolSchema() {
        return SchoolSchema.current();
    }

    @Bean
    SchoolTemplate schoolTemplate(ProvisioningSettings settings, SchoolSchema schema) {
        return new SchoolTemplate(settings.central(), schema);
    }

    @Bean
    SchoolDatabases schoolDatabases(ProvisioningSettings settings, JdbcClient sql, SchoolTemplate template) {
        return new SchoolDatabases(settings.central(), sql, template);
    }

    @Bean
    SchoolLogins schoolLogins(JdbcClient sql) {
        return new SchoolLogins(sql);
    }

    @Bean
    Addresses addresses(ProvisioningSettings settings) {
        return settings.addresses();
    }

    @Bean
    CreationLimits creationLimits(ProvisioningSettings settings) {
        return settings.limits();
    }

    @Bean
    LoginSettings loginSettings(ProvisioningSettings settings) {
        return settings.logins();
    }

    @Bean
    StandbySettings standbySettings(ProvisioningSettings settings) {
        return settings.standby();
    }

    @Bean
    TeardownSettings teardownSettings(ProvisioningSettings settings) {
        return settings.teardown();
    }

    @Bean
    SchoolDump schoolDump(ProvisioningSettings settings) {
        return new SchoolDump(settings.central());
    }

    @Bean
    OperatorKeys operatorKeys(ProvisioningSettings settings) {
        return settings.server().keys();
    }

    @Bean
    ServerSettings serverSettings(ProvisioningSettings settings) {
        return settings.server().listening();
    }

    /// What the ports are given.
    @Configuration(proxyBeanMethods = false)
    static class OutsideConfiguration {

        @Bean
        AwsSettings awsSettings(ProvisioningSettings settings) {
            return settings.outside().aws();
        }

        @Bean
        ZoneSettings zoneSettings(ProvisioningSettings settings) {
            return settings.outside().zone();
        }

        @Bean
        MailSettings mailSettings(ProvisioningSettings settings) {
            return settings.outside().mail();
        }

        @Bean
        CertificateSettings certificateSettings(ProvisioningSettings settings) {
            return settings.outside().certificates();
        }

        @Bean
        BlobSettings blobSettings(ProvisioningSettings settings) {
            return settings.outside().blobs();
        }
    }
}
