package in.syncad.embedded.aws.cloudwatch;

import in.syncad.embedded.aws.cloudwatch.Metrics.Point;
import in.syncad.embedded.aws.cloudwatch.Metrics.Series;
import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.AwsService;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.server.Operations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Operations on metrics.
public final class MetricOperations {

    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html
    private static final int MOST_METRICS = 1_000;

    private final Metrics metrics;

    public MetricOperations(Metrics metrics) {
        this.metrics = metrics;
    }

    public void register(Operations operations) {
        operations.on(AwsService.CLOUDWATCH, "PutMetricData", this::putMetricData);
        operations.on(AwsService.CLOUDWATCH, "ListMetrics", this::listMetrics);
        operations.on(AwsService.CLOUDWATCH, "GetMetricStatistics", this::getMetricStatistics);
    }

    private Fields putMetricData(Fields request) {
        List<Fields> data = request.structures("MetricData");
        if (request.has("EntityMetricData")) {
            throw new AwsError("NotImplemented", 501, "The emulator knows no entities");
        }
        if (data.size() > MOST_METRICS) {
            throw new AwsError(
                    "InvalidParameterValueException",
                    "The collection MetricData must not have a size greater than " + MOST_METRICS + ".");
        }
        data.forEach(datum -> metrics.put(request.text("Namespace"), datum));
        return Fields.none();
    }

    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html
    private Fields listMetrics(Fields request) {
        List<Fields> found = metrics.series().stream()
                .filter(series -> request.optionalText("Namespace")
                        .map(series.namespace()::equals)
                        .orElse(true))
                .filter(series -> request.optionalText("MetricName")
                        .map(series.name()::equals)
                        .orElse(true))
                .filter(series -> request.structures("Dimensions").stream().allMatch(filter -> passes(filter, series)))
                .map(MetricOperations::shown)
                .toList();
        return Fields.of("Metrics", found);
    }

    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html
    private Fields getMetricStatistics(Fields request) {
        List<String> statistics = request.texts("Statistics");
        if (statistics.isEmpty()) {
            throw new AwsError("NotImplemented", 501, "The emulator knows no extended statistics");
        }
        Series series = new Series(request.text("Namespace"), request.text("MetricName"), Metrics.dimensions(request));
        Instant from = request.moment("StartTime").orElseThrow();
        Instant to = request.moment("EndTime").orElseThrow();
        long period = request.number("Period").orElse(1L);
        Map<Instant, List<Point>> periods = new TreeMap<>();
        for (Point point : metrics.of(series, from, to)) {
            long start = Math.floorDiv(point.at().getEpochSecond(), period) * period;
            periods.computeIfAbsent(Instant.ofEpochSecond(start), _ -> new ArrayList<>())
                    .add(point);
        }
        List<Fields> points = periods.entrySet().stream()
                .map(entry -> datapoint(entry.getKey(), entry.getValue(), statistics))
                .toList();
        return Fields.of("Label", series.name()).with("Datapoints", points);
    }

    private static Fields datapoint(Instant start, List<Point> points, List<String> statistics) {
        double count = points.stream().mapToDouble(Point::count).sum();
        double sum = points.stream().mapToDouble(Point::sum).sum();
        Map<String, Double> all = Map.of(
                "SampleCount",
                count,
                "Sum",
                sum,
                "Average",
                sum / count,
                "Minimum",
                points.stream().mapToDouble(Point::least).min().orElse(0),
                "Maximum",
                points.stream().mapToDouble(Point::most).max().orElse(0));
        Fields datapoint =
                Fields.of("Timestamp", start).with("Unit", points.getFirst().unit());
        for (String statistic : statistics) {
            datapoint = datapoint.with(statistic, all.getOrDefault(statistic, 0.0));
        }
        return datapoint;
    }

    private static boolean passes(Fields filter, Series series) {
        String value = series.dimensions().get(filter.text("Name"));
        return value != null && filter.optionalText("Value").map(value::equals).orElse(true);
    }

    private static Fields shown(Series series) {
        return Fields.of("Namespace", series.namespace())
                .with("MetricName", series.name())
                .with(
                        "Dimensions",
                        series.dimensions().entrySet().stream()
                                .map(each -> Fields.of("Name", each.getKey()).with("Value", each.getValue()))
                                .toList());
    }
}
