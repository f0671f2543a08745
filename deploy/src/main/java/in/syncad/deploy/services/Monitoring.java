package in.syncad.deploy.services;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.MetricFilter;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.constructs.Construct;

/// What is looked at all the time: alarms for what somebody has to do something about, and a dashboard for what
/// somebody looks at then.
final class Monitoring extends Construct {

    private static final double GIBIBYTE = 1024.0 * 1024 * 1024;
    private static final int BUSY_PERCENT = 85;
    private static final int ERRORS_IN_FIVE_MINUTES = 20;

    private final Platform platform;
    private final Overview overview;

    Monitoring(Construct scope, Platform platform) {
        super(scope, "Monitoring");
        this.platform = platform;
        this.overview = new Overview(this, platform);
        watchDatabase();
        watchCache();
        watchEntrance();
        watchMail();
    }

    /// Its use of processors and memory, its tasks, and the errors that it logs.
    void watch(Watched service) {
        String name = service.name();
        IMetric processor = service.service().metricCpuUtilization();
        IMetric memory = service.service().metricMemoryUtilization();
        IMetric tasks = tasks(name);
        IMetric errors = errors(service);
        Alarms alarms = platform.alarms();
        alarms.above(name + "-processor", processor, BUSY_PERCENT, "Tasks are busier than scaling can mend");
        alarms.above(name + "-memory", memory, BUSY_PERCENT, "Tasks are short of memory");
        alarms.belowOrSilent(
                name + "-tasks",
                tasks,
                platform.environment().scale().tasks().least(),
                "Fewer tasks run than are always to run");
        alarms.above(name + "-errors", errors, ERRORS_IN_FIVE_MINUTES, "Many errors are logged");
        overview.add(name, List.of(processor, memory), List.of(tasks, errors));
    }

    void show() {
        overview.show();
    }

    private void watchDatabase() {
        DatabaseInstance database = platform.foundation().database().instance();
        IMetric processor = database.metricCPUUtilization();
        IMetric connections = database.metricDatabaseConnections();
        IMetric storage = database.metricFreeStorageSpace();
        IMetric memory = database.metricFreeableMemory();
        IMetric ages = database.metric("MaximumUsedTransactionIDs");
        Alarms alarms = platform.alarms();
        alarms.above("database-processor", processor, BUSY_PERCENT, "PostgreSQL is busy");
        alarms.above(
                "database-connections",
                connections,
                platform.environment().scale().connections() * 0.8,
                "PostgreSQL will soon refuse connections");
        alarms.below("database-storage", storage, 20 * GIBIBYTE, "The disk of PostgreSQL fills up");
        alarms.below("database-memory", memory, GIBIBYTE / 2, "PostgreSQL is short of memory");
        alarms.above(
                "database-transaction-ids",
                ages,
                1_000_000_000,
                "A database is not vacuumed; at two thousand million PostgreSQL stops");
        overview.add("database", List.of(processor), List.of(connections));
        overview.add("room of the database", List.of(storage, memory), List.of(ages));
    }

    private void watchCache() {
        IMetric processor = cache("EngineCPUUtilization");
        IMetric memory = cache("DatabaseMemoryUsagePercentage");
        platform.alarms().above("cache-processor", processor, 80, "Redis is busy; it has one thread");
        platform.alarms().above("cache-memory", memory, 75, "Redis will soon refuse to store anything");
        overview.add("cache", List.of(processor, memory), List.of(cache("CurrConnections")));
    }

    private void watchEntrance() {
        IMetric refused = entrance("HTTPCode_ELB_5XX_Count", "Sum");
        IMetric requests = entrance("RequestCount", "Sum");
        IMetric slowest = entrance("TargetResponseTime", "p95");
        platform.alarms().above("entrance-failures", refused, 20, "The load balancer finds no task that answers");
        platform.alarms()
                .below(
                        "certificate-days",
                        certificateDays(),
                        21,
                        "The wildcard certificate was not renewed; ACM does that 60 days before its end");
        overview.add("entrance", List.of(requests, refused), List.of(slowest));
    }

    /// SES stops accounts whose mails come back too often or are reported as spam (its limits: 10 % and 0.5 %).
    private void watchMail() {
        IMetric bounces = metric("AWS/SES", "Reputation.BounceRate", "Average", Duration.hours(1), Map.of());
        IMetric complaints = metric("AWS/SES", "Reputation.ComplaintRate", "Average", Duration.hours(1), Map.of());
        platform.alarms().above("mail-bounces", bounces, 0.05, "More than 5 % of mails come back");
        platform.alarms().above("mail-complaints", complaints, 0.001, "More than 0.1 % of mails are reported as spam");
        overview.add("mail", List.of(bounces), List.of(complaints));
    }

    private IMetric tasks(String service) {
        return metric(
                "ECS/ContainerInsights",
                "RunningTaskCount",
                "Minimum",
                Duration.minutes(1),
                Map.of("ClusterName", platform.environment().prefix(), "ServiceName", service));
    }

    /// Counted in the log, whose lines are in the form of the Elastic Common Schema.
    private IMetric errors(Watched service) {
        MetricFilter filter = MetricFilter.Builder.create(this, service.name() + "-errors")
                .logGroup(service.serving().task().logs())
                .filterPattern(FilterPattern.stringValue("$.log.level", "=", "ERROR"))
                .metricNamespace("SyncAD/" + platform.environment().name().text())
                .metricName(service.name() + "-errors")
                .metricValue("1")
                .defaultValue(0)
                .build();
        return filter.metric(MetricOptions.builder().statistic("Sum").build());
    }

    /// Of the node that has more of it: Redis tells what each node does, and nothing of the group.
    private IMetric cache(String name) {
        Map<String, IMetric> nodes = new TreeMap<>();
        for (String node : platform.foundation().cache().nodes()) {
            nodes.put(
                    name.toLowerCase(Locale.ROOT) + nodes.size(),
                    metric("AWS/ElastiCache", name, "Maximum", Duration.minutes(5), Map.of("CacheClusterId", node)));
        }
        return MathExpression.Builder.create()
                .expression("MAX([%s])".formatted(String.join(", ", nodes.keySet())))
                .label(name)
                .usingMetrics(nodes)
                .period(Duration.minutes(5))
                .build();
    }

    private IMetric entrance(String name, String statistic) {
        return metric(
                "AWS/ApplicationELB",
                name,
                statistic,
                Duration.minutes(5),
                Map.of("LoadBalancer", platform.balancer().balancer().getLoadBalancerFullName()));
    }

    private IMetric certificateDays() {
        return metric(
                "AWS/CertificateManager",
                "DaysToExpiry",
                "Minimum",
                Duration.days(1),
                Map.of(
                        "CertificateArn",
                        platform.foundation().dns().certificate().getCertificateArn()));
    }

    private static IMetric metric(
            String namespace, String name, String statistic, Duration period, Map<String, String> dimensions) {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .statistic(statistic)
                .period(period)
                .dimensionsMap(dimensions)
                .build();
    }
}
