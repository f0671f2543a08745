package in.syncad.embedded.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

@AwsContract
class CloudWatchContractTests {

    private final CloudWatchClient cloudWatch;
    private final String namespace = AwsClients.unique("Contract");
    private final Instant minute = Instant.now().minus(5, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MINUTES);

    CloudWatchContractTests(AwsClients clients) {
        this.cloudWatch = clients.cloudWatch();
    }

    private MetricDatum datum(double value) {
        return MetricDatum.builder()
                .metricName("Logins")
                .value(value)
                .unit(StandardUnit.COUNT)
                .timestamp(minute)
                .dimensions(Dimension.builder().name("school").value("green").build())
                .build();
    }

    @Test
    void sumsUpWhatWasPut() {
        cloudWatch.putMetricData(request -> request.namespace(namespace).metricData(datum(2), datum(4)));
        var points = cloudWatch
                .getMetricStatistics(request -> request.namespace(namespace)
                        .metricName("Logins")
                        .dimensions(Dimension.builder()
                                .name("school")
                                .value("green")
                                .build())
                        .startTime(minute.minus(1, ChronoUnit.MINUTES))
                        .endTime(minute.plus(2, ChronoUnit.MINUTES))
                        .period(60)
                        .statistics(Statistic.SUM, Statistic.AVERAGE, Statistic.MAXIMUM, Statistic.SAMPLE_COUNT))
                .datapoints();
        assertThat(points).singleElement().satisfies(point -> {
            assertThat(point.timestamp()).isEqualTo(minute);
            assertThat(point.sum()).isEqualTo(6);
            assertThat(point.average()).isEqualTo(3);
            assertThat(point.maximum()).isEqualTo(4);
            assertThat(point.sampleCount()).isEqualTo(2);
        });
    }

    @Test
    void listsTheMetricsOfANamespace() {
        cloudWatch.putMetricData(request -> request.namespace(namespace).metricData(datum(1)));
        assertThat(cloudWatch
                        .listMetrics(request -> request.namespace(namespace))
                        .metrics())
                .singleElement()
                .satisfies(metric -> {
                    assertThat(metric.metricName()).isEqualTo("Logins");
                    assertThat(metric.dimensions().getFirst().value()).isEqualTo("green");
                });
    }

    @Test
    void takesManyDataInOneCompressedRequest() {
        MetricDatum[] many = IntStream.range(0, 500).mapToObj(this::datum).toArray(MetricDatum[]::new);
        cloudWatch.putMetricData(request -> request.namespace(namespace).metricData(many));
        assertThat(cloudWatch
                        .listMetrics(request -> request.namespace(namespace))
                        .metrics())
                .hasSize(1);
    }
}
