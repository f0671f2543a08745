package in.syncad.api.applications;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// @param gatewayPatience how long one answer of the gateway may take
/// @param firstRetry after a gateway that did not answer; doubled each time
/// @param mostTries then it has failed
/// @param readingPatience how long reading one PDF may take
@ConfigurationProperties("syncad.resume-analysis")
record AnalysisSettings(Duration gatewayPatience, Duration firstRetry, int mostTries, Duration readingPatience) {

    /// @param tries that are over, from 1
    Duration waitAfter(int tries) {
        return firstRetry.multipliedBy(1L << Math.min(tries - 1, 10));
    }
}
