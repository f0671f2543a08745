package in.syncad.provisioning.console;

import in.syncad.common.tenancy.SchoolStatus;
import in.syncad.provisioning.console.Chart.Bar;
import in.syncad.provisioning.console.Chart.Column;
import in.syncad.provisioning.fleet.Fleet;
import in.syncad.provisioning.fleet.Fleet.Durations;
import in.syncad.provisioning.fleet.Fleet.Hour;
import in.syncad.provisioning.fleet.Fleet.Version;
import in.syncad.web.pages.Html;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How all schools together are doing.
final class FleetView {

    private static final int HOURS = 24;
    private static final Durations NONE = new Durations(0, Duration.ZERO, Duration.ZERO);
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.of("Asia/Kolkata"));

    private FleetView() {}

    static String page(ConsoleSession session, Fleet fleet) {
        return Frame.page(session, Frame.Tab.FLEET, "Fleet", Frame.Refresh.NOW_AND_THEN, """
                <div class="lanes" id="creations" data-live>
                <section><h2>Creations of the last 24 hours</h2>%s</section>
                </div>
                <div class="lanes" id="fleet" data-live>
                <section><h2>Schools by state</h2>%s</section>
                <section><h2>Schemas</h2>%s</section>
                <section><h2>Standby databases</h2>%s</section>
                </div>
                """.formatted(
                        creations(fleet), states(fleet.schools()), versions(fleet), standby(fleet.standby())));
    }

    private static String creations(Fleet fleet) {
        int undone = fleet.failedCreations();
        String summary = fleet.lastDay()
                .map(day -> "%s after %s (median); 95 %% within %s. %s undone."
                        .formatted(
                                Html.count(day.creations(), "school was served", "schools were served"),
                                Html.time(day.median()),
                                Html.time(day.percentile95()),
                                Html.count(undone, "creation was", "creations were")))
                .orElse("None was finished; %s undone.".formatted(Html.count(undone, "was", "were")));
        return "<p>%s</p>%s".formatted(summary, fleet.hours().isEmpty() ? "" : hours(fleet.hours()));
    }

    private static String hours(List<Hour> hours) {
        Map<Instant, Durations> byHour = hours.stream().collect(Collectors.toMap(Hour::from, Hour::durations));
        Instant last = hours.getLast().from();
        List<Column> columns = IntStream.range(1 - HOURS, 1)
                .mapToObj(hour -> column(byHour.getOrDefault(last.plus(Duration.ofHours(hour)), NONE)))
                .toList();
        // Each label stands below the end of its part of the axis.
        List<String> labels = IntStream.of(-18, -12, -6, 0)
                .mapToObj(hour -> HOUR.format(last.plus(Duration.ofHours(hour))))
                .toList();
        return Chart.columns("Time until a school is served, by the hour in which its creation began", columns, labels)
                + "<details><summary>Figures</summary>%s</details>".formatted(table(hours));
    }

    private static Column column(Durations durations) {
        return new Column(durations.median(), durations.percentile95());
    }

    private static String table(List<Hour> hours) {
        return Html.table(
                "Creations by the hour in which they began",
                List.of("From", "Schools", "Median", "95th percentile"),
                hours.stream()
                        .map(hour -> List.of(
                                Html.time(hour.from()),
                                Integer.toString(hour.durations().creations()),
                                Html.time(hour.durations().median()),
                                Html.time(hour.durations().percentile95()))));
    }

    private static String states(Map<String, Integer> schools) {
        int most = schools.values().stream().max(Integer::compareTo).orElse(0);
        return Chart.bars(Arrays.stream(SchoolStatus.values())
                .filter(status -> status != SchoolStatus.DELETED)
                .map(SchoolStatus::code)
                .map(code -> Bar.of(code, schools.getOrDefault(code, 0), most, Badges.kind(code)))
                .toList());
    }

    private static String versions(Fleet fleet) {
        int most = fleet.versions().stream().mapToInt(Version::schools).max().orElse(0);
        Function<Version, Bar> bar = version -> Bar.of(
                version.isCurrent() ? version.version() + " (current)" : version.version(),
                version.schools(),
                most,
                version.isCurrent() ? "good" : "bad");
        return (fleet.behind() == 0
                        ? "<p>No school is behind.</p>"
                        : "<p class=\"bad\">%s behind; run <code>--migrate</code>.</p>"
                                .formatted(Html.count(fleet.behind(), "school is", "schools are")))
                + Chart.bars(fleet.versions().stream().map(bar).toList());
    }

    private static String standby(Fleet.Standby standby) {
        int most = Math.max(standby.wanted(), standby.ready() + standby.inTheMaking());
        return "<p>%s wanted of the current schema.</p>".formatted(Html.count(standby.wanted(), "is", "are"))
                + Chart.bars(Stream.of(
                                Bar.of("ready", standby.ready(), most, "good"),
                                Bar.of("being made", standby.inTheMaking(), most, "busy"))
                        .toList());
    }
}
