package in.syncad.web.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/// Pieces of pages. Whatever was not written in the code goes through [#text].
public final class Html {

    private static final DateTimeFormatter OF_LATE = inIndia("d MMM HH:mm:ss z");
    private static final DateTimeFormatter WITH_YEAR = inIndia("d MMM uuuu HH:mm z");

    private Html() {}

    /// A whole document in the operators' style.
    ///
    /// @param title as text
    /// @param head what else belongs there, as HTML
    public static String page(String title, String head, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s - SyncAD</title>
                %s
                </head>
                <body>
                %s
                </body>
                </html>
                """.formatted(text(title), head, body);
    }

    /// As text, or as the value of an attribute in quotes.
    public static String text(Object value) {
        return HtmlUtils.htmlEscape(value.toString(), "UTF-8");
    }

    /// Of these days, to the second.
    public static String time(Instant instant) {
        return time(instant, OF_LATE);
    }

    /// Of whatever year, to the minute.
    public static String date(Instant instant) {
        return time(instant, WITH_YEAR);
    }

    private static String time(Instant instant, DateTimeFormatter format) {
        return "<time datetime=\"%s\">%s</time>".formatted(instant, format.format(instant));
    }

    /// The two greatest units.
    public static String time(Duration duration) {
        if (duration.toMinutes() < 1) {
            return "%.1f s".formatted(duration.toMillis() / 1000.0);
        }
        return duration.toHours() < 1
                ? "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart())
                : "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
    }

    /// So many, in words that go with the number.
    public static String count(int number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }

    /// On a narrow screen each row is a list of its cells, each with the name of its column.
    ///
    /// @param rows of cells in HTML
    public static String table(String caption, List<String> columns, Stream<List<String>> rows) {
        String head =
                columns.stream().map("<th scope=\"col\">%s</th>"::formatted).collect(Collectors.joining());
        String body = rows.map(cells -> {
                    StringBuilder row = new StringBuilder("<tr>");
                    for (int column = 0; column < columns.size(); column++) {
                        row.append("<td data-label=\"%s\"><div>%s</div></td>"
                                .formatted(columns.get(column), cells.get(column)));
                    }
                    return row.append("</tr>\n");
                })
                .collect(Collectors.joining());
        return "<table><caption>%s</caption><thead><tr>%s</tr></thead><tbody>%s</tbody></table>"
                .formatted(caption, head, body);
    }

    public static String option(String value, String label, Optional<String> chosen) {
        return "<option value=\"%s\"%s>%s</option>"
                .formatted(value, chosen.filter(value::equals).isPresent() ? " selected" : "", label);
    }

    /// What was done.
    public static String done(String notice) {
        return "<p class=\"notice\" role=\"status\">%s</p>".formatted(text(notice));
    }

    /// Why nothing was done.
    public static String refused(String why) {
        return "<p class=\"notice bad\" role=\"alert\">%s</p>".formatted(text(why));
    }

    private static DateTimeFormatter inIndia(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneId.of("Asia/Kolkata"));
    }
}
