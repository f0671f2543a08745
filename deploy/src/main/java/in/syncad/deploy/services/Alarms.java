package in.syncad.deploy.services;

import in.syncad.deploy.environment.Environment;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/// All alarms of an environment. Each is told when it begins and when it is over; docs/runbook.md has a section for
/// each name behind the environment's prefix.
final class Alarms extends Construct {

    private static final int PERIODS = 3;
    private static final int BAD_PERIODS = 2;

    private final Environment environment;
    private final SnsAction tell;
    private final List<IAlarm> all = new ArrayList<>();

    Alarms(Construct scope, Environment environment, ITopic topic) {
        super(scope, "Alarms");
        this.environment = environment;
        this.tell = new SnsAction(topic);
    }

    List<IAlarm> all() {
        return List.copyOf(all);
    }

    Alarm above(String name, IMetric metric, double threshold, String meaning) {
        return alarm(name, metric, threshold, meaning, ComparisonOperator.GREATER_THAN_THRESHOLD, false);
    }

    Alarm below(String name, IMetric metric, double threshold, String meaning) {
        return alarm(name, metric, threshold, meaning, ComparisonOperator.LESS_THAN_THRESHOLD, false);
    }

    /// Silence counts as bad: for what always has to tell something.
    Alarm belowOrSilent(String name, IMetric metric, double threshold, String meaning) {
        return alarm(name, metric, threshold, meaning, ComparisonOperator.LESS_THAN_THRESHOLD, true);
    }

    private Alarm alarm(
            String name,
            IMetric metric,
            double threshold,
            String meaning,
            ComparisonOperator comparison,
            boolean silenceIsBad) {
        Alarm alarm = Alarm.Builder.create(this, name)
                .alarmName(environment.prefix() + "-" + name)
                .alarmDescription(meaning)
                .metric(metric)
                .threshold(threshold)
                .comparisonOperator(comparison)
                .evaluationPeriods(PERIODS)
                .datapointsToAlarm(BAD_PERIODS)
                .treatMissingData(silenceIsBad ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING)
                .build();
        alarm.addAlarmAction(tell);
        alarm.addOkAction(tell);
        all.add(alarm);
        return alarm;
    }
}
