package in.syncad.api.files.virus;

import in.syncad.api.settings.FileSettings;
import java.io.IOException;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The scanner that is configured, or none; either way the service's health tells which.
@Configuration(proxyBeanMethods = false)
class VirusScanningConfiguration {

    private final Optional<Clamd> clamd;

    VirusScanningConfiguration(FileSettings settings) {
        this.clamd = settings.clamd().map(Clamd::new);
    }

    @Bean
    VirusScanner virusScanner() {
        return clamd.<VirusScanner>map(scanner -> scanner).orElseGet(NoVirusScanner::new);
    }

    /// Not among what readiness depends on: while the scanner is away, uploads wait and everything else goes on.
    @Bean
    HealthIndicator virusScannerHealthIndicator() {
        return () -> clamd.map(VirusScanningConfiguration::health)
                .orElseGet(() -> Health.up()
                        .withDetail("scanner", "off: CLAMD_ADDRESS is not set")
                        .build());
    }

    private static Health health(Clamd scanner) {
        try {
            scanner.ping();
            return Health.up().withDetail("scanner", "clamd").build();
        } catch (IOException e) {
            return Health.down().withDetail("scanner", "clamd").withException(e).build();
        }
    }
}
