package in.syncad.embedded.aws.cloudwatch;

import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.Fields;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The data points, in memory only: the newest 100,000.
public final class Metrics {

    private static final int KEPT = 100_000;

    private final Deque<Point> points = new ArrayDeque<>();
    private final Clock clock;

    /// Name and dimensions of one series.
    record Series(String namespace, String name, Map<String, String> dimensions) {}

    /// `count` values that add up to `sum`.
    record Point(Series series, Instant at, String unit, double count, double sum, double least, double most) {}

    public Metrics(Clock clock) {
        this.clock = clock;
    }

    synchronized void put(String namespace, Fields datum) {
        Series series = new Series(namespace, datum.text("MetricName"), dimensions(datum));
        Instant at = datum.moment("Timestamp").orElseGet(clock::instant);
        String unit = datum.optionalText("Unit").orElse("None");
        for (Values values : values(datum)) {
            points.add(new Point(series, at, unit, values.count(), values.sum(), values.least(), values.most()));
        }
        while (points.size() > KEPT) {
            points.removeFirst();
        }
    }

    synchronized List<Series> series() {
        return points.stream().map(Point::series).distinct().toList();
    }

    synchronized List<Point> of(Series series, Instant from, Instant to) {
        return points.stream()
                .filter(point -> point.series().equals(series))
                .filter(point -> !point.at().isBefore(from) && point.at().isBefore(to))
                .toList();
    }

    static Map<String, String> dimensions(Fields fields) {
        Map<String, String> dimensions = new TreeMap<>();
        fields.structures("Dimensions").forEach(each -> dimensions.put(each.text("Name"), each.text("Value")));
        return dimensions;
    }

    private record Values(double count, double sum, double least, double most) {}

    /// One value, a ready sum, or many values with counts
    /// (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html).
    private static List<Values> values(Fields datum) {
        if (datum.has("StatisticValues")) {
            Fields set = datum.structure("StatisticValues");
            return List.of(new Values(
                    set.decimal("SampleCount").orElse(0.0),
                    set.decimal("Sum").orElse(0.0),
                    set.decimal("Minimum").orElse(0.0),
                    set.decimal("Maximum").orElse(0.0)));
        }
        if (datum.has("Value")) {
            double value = datum.decimal("Value").orElse(0.0);
            return List.of(new Values(1, value, value, value));
        }
        return counted(datum);
    }

    @SuppressWarnings("unchecked")
    private static List<Values> counted(Fields datum) {
        List<Double> numbers = (List<Double>) datum.value("Values").orElse(List.of());
        List<Double> counts = (List<Double>) datum.value("Counts").orElse(List.of());
        if (numbers.isEmpty() || !counts.isEmpty() && counts.size() != numbers.size()) {
            throw new AwsError(
                    "MissingRequiredParameterException",
                    "A datum needs Value, StatisticValues, or Values with as many Counts.");
        }
        List<Values> values = new ArrayList<>();
        for (int index = 0; index < numbers.size(); index++) {
            double count = counts.isEmpty() ? 1 : Objects.requireNonNull(counts.get(index));
            double number = numbers.get(index);
            values.add(new Values(count, number * count, number, number));
        }
        return values;
    }
}
