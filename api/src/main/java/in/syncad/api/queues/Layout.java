package in.syncad.api.queues;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/// What all pages have in common.
final class Layout {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm:ss z", Locale.ENGLISH).withZone(ZoneId.of("Asia/Kolkata"));

    private Layout() {}

    static String page(String title, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s - SyncAD</title>
                <link rel="stylesheet" href="/assets/operators.css">
                </head>
                <body>
                %s
                </body>
                </html>
                """.formatted(text(title), body);
    }

    /// With the way to the other pages.
    static String signedIn(String title, String main) {
        return page(title, """
                <a class="skip" href="#main">Skip to the content</a>
                <header>
                <strong>SyncAD operators</strong>
                <nav aria-label="Pages"><a href="/admin/queues">Queues</a> <a href="/admin/queues/history">History</a></nav>
                <form method="post" action="/admin/sign-out"><button class="quiet">Sign out</button></form>
                </header>
                <main id="main" tabindex="-1">
                <h1>%s</h1>
                %s
                </main>
                """.formatted(text(title), main));
    }

    /// As text, or as the value of an attribute in quotes.
    static String text(Object value) {
        return HtmlUtils.htmlEscape(value.toString(), "UTF-8");
    }

    static String time(Instant instant) {
        return "<time datetime=\"%s\">%s</time>".formatted(instant, TIME.format(instant));
    }

    /// The two greatest units.
    static String time(Duration duration) {
        if (duration.toMinutes() < 1) {
            return "%.1f s".formatted(duration.toMillis() / 1000.0);
        }
        return duration.toHours() < 1
                ? "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart())
                : "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
    }
}
