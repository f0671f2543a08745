package in.syncad.deploy.services;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.constructs.Construct;

/// The dashboard: all alarms above, and below them a graph for each part of the platform, two in a row.
final class Overview extends Construct {

    private static final int WHOLE_ROW = 24;
    private static final int HALF_ROW = 12;

    private final Platform platform;
    private final List<IWidget> graphs = new ArrayList<>();

    Overview(Construct scope, Platform platform) {
        super(scope, "Overview");
        this.platform = platform;
    }

    void add(String title, List<IMetric> left, List<IMetric> right) {
        graphs.add(GraphWidget.Builder.create()
                .title(title)
                .left(left)
                .right(right)
                .width(HALF_ROW)
                .build());
    }

    void show() {
        Dashboard dashboard = Dashboard.Builder.create(this, "Dashboard")
                .dashboardName(platform.environment().prefix())
                .build();
        dashboard.addWidgets(AlarmStatusWidget.Builder.create()
                .alarms(platform.alarms().all())
                .width(WHOLE_ROW)
                .build());
        dashboard.addWidgets(graphs.toArray(IWidget[]::new));
    }
}
