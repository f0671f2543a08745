package in.syncad.provisioning.console;

import static in.syncad.web.pages.Html.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Charts as SVG, drawn on the server: nothing is loaded, and the figures stand beside them as text. Lengths without
/// a unit are those of the drawing, which is as wide as the page lets it be.
final class Chart {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 160;
    private static final int FOOT = 20;

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

    /// Two values at one place, the greater one behind.
    record Column(String label, double low, double high) {}

    /// Columns side by side, over an axis with the labels of some.
    ///
    /// @param highest what the upper edge stands for
    static String columns(String description, String highest, List<Column> columns) {
        double most = columns.stream().mapToDouble(Column::high).max().orElse(1);
        double width = (double) WIDTH / columns.size();
        String drawn = IntStream.range(0, columns.size())
                .mapToObj(index -> column(columns.get(index), index * width, width, most))
                .collect(Collectors.joining());
        return """
                <svg class="columns" viewBox="0 0 %d %d" role="img" aria-label="%s">
                <line x1="0" y1="%d" x2="%d" y2="%d"/>%s<text x="2" y="12">%s</text></svg>
                """.formatted(WIDTH, HEIGHT + FOOT, text(description), HEIGHT, WIDTH, HEIGHT, drawn, text(highest));
    }

    private static String column(Column column, double left, double width, double most) {
        return rectangle("high", left, width, column.high() / most)
                + rectangle("low", left, width, column.low() / most)
                + "<text class=\"foot\" x=\"%.1f\" y=\"%d\">%s</text>"
                        .formatted(left + width / 2, HEIGHT + FOOT - 5, text(column.label()));
    }

    private static String rectangle(String kind, double left, double width, double share) {
        double height = share * (HEIGHT - FOOT);
        return "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>"
                .formatted(kind, left + width * 0.15, HEIGHT - height, width * 0.7, height);
    }
}
