package in.syncad.provisioning.console;

import static in.syncad.web.pages.Html.text;

import in.syncad.web.pages.Html;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Charts as SVG, drawn on the server: nothing is loaded, and the figures stand beside them as text. They are as wide
/// as the page lets them be.
final class Chart {

    private static final int HEIGHT = 100;

    private Chart() {}

    /// @param share of the length of the longest, from 0 to 1
    /// @param kind a class of the style sheet: `good`, `bad`, `busy`, `calm`
    record Bar(String label, String figure, double share, String kind) {

        static Bar of(String label, long value, long most, String kind) {
            return new Bar(label, Long.toString(value), most == 0 ? 0 : (double) value / most, kind);
        }
    }

    /// Bars one below the other, each with its label and figure.
    static String bars(List<Bar> bars) {
        return bars.stream()
                .map(bar -> """
                        <div><dt>%s</dt><dd>%s</dd>
                        <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">\
                        <rect class="ground" width="100" height="8"/>\
                        <rect class="%s" width="%.1f" height="8"/></svg></div>
                        """.formatted(text(bar.label()), text(bar.figure()), bar.kind(), bar.share() * 100))
                .collect(Collectors.joining("", "<dl class=\"bars\">", "</dl>"));
    }

    /// Two durations at one place, the greater one behind.
    record Column(Duration median, Duration percentile95) {}

    /// Columns side by side, over an axis.
    ///
    /// @param labels one below the end of each equal part of the axis
    static String columns(String description, List<Column> columns, List<String> labels) {
        Duration most = columns.stream()
                .map(Column::percentile95)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        double scale = most.isZero() ? 0 : HEIGHT / (double) most.toMillis();
        String drawn = IntStream.range(0, columns.size())
                .mapToObj(place -> rectangle("high", place, columns.get(place).percentile95(), scale)
                        + rectangle("low", place, columns.get(place).median(), scale))
                .collect(Collectors.joining());
        String axis = labels.stream().map("<span>%s</span>"::formatted).collect(Collectors.joining());
        return """
                <div class="columns"><span>%s</span>
                <svg viewBox="0 0 %d %d" preserveAspectRatio="none" role="img" aria-label="%s">%s</svg>
                <div class="axis" aria-hidden="true">%s</div></div>
                <p class="legend"><span class="low"></span> median <span class="high"></span> 95th percentile</p>
                """.formatted(Html.time(most), columns.size(), HEIGHT, text(description), drawn, axis);
    }

    private static String rectangle(String kind, int place, Duration duration, double scale) {
        // Not a rounding error above the top, which would be drawn at -0.00.
        double height = Math.min(HEIGHT, duration.toMillis() * scale);
        return "<rect class=\"%s\" x=\"%.2f\" y=\"%.2f\" width=\"0.7\" height=\"%.2f\"/>"
                .formatted(kind, place + 0.15, HEIGHT - height, height);
    }
}
