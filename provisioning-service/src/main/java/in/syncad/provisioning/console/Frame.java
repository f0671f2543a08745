package in.syncad.provisioning.console;

import static in.syncad.web.pages.Html.text;

import in.syncad.web.pages.Html;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// What all pages of the console have in common.
final class Frame {

    /// How often the script of a page looks whether its `data-live` parts have changed.
    enum Refresh {
        /// While somebody waits for something.
        OFTEN(1_000),
        NOW_AND_THEN(5_000);

        private final int milliseconds;

        Refresh(int milliseconds) {
            this.milliseconds = milliseconds;
        }
    }

    /// Where the header leads.
    enum Tab {
        SCHOOLS("Schools", "/console/schools"),
        QUEUE("Queue", "/console/queue"),
        FLEET("Fleet", "/console/fleet"),
        AUDIT("Audit", "/console/audit");

        private final String label;
        private final String path;

        Tab(String label, String path) {
            this.label = label;
            this.path = path;
        }
    }

    private static final String HEAD = """
            <link rel="stylesheet" href="/console/assets/operators.css">
            <link rel="stylesheet" href="/console/assets/console.css">
            <script src="/console/assets/console.js" defer></script>
            """;

    private Frame() {}

    static String alone(String title, String body) {
        return Html.page(title, HEAD, body);
    }

    static String page(ConsoleSession session, Tab tab, String title, Refresh refresh, String main) {
        String tabs = Arrays.stream(Tab.values())
                .map(each -> "<a href=\"%s\"%s>%s</a>"
                        .formatted(each.path, each == tab ? " aria-current=\"page\"" : "", each.label))
                .collect(Collectors.joining(" "));
        return alone(title, """
                <a class="skip" href="#main">Skip to the content</a>
                <header>
                <strong>SyncAD console</strong>
                <nav aria-label="Pages">%s</nav>
                <form method="post" action="/console/sign-out">%s<button class="quiet">Sign out</button></form>
                </header>
                <main id="main" tabindex="-1" data-poll="%d">
                <h1>%s</h1>
                <p class="notice bad" id="stale" role="status" hidden>The console cannot be reached; this page may be out of date.</p>
                %s
                </main>
                """.formatted(tabs, token(session), refresh.milliseconds, text(title), main));
    }

    /// The line that says why something did not work.
    static String failure(Optional<ConsoleSession> session, String why) {
        String main = Html.refused(why) + "<p><a href=\"/console/schools\">To the schools</a></p>";
        return session.map(known -> page(known, Tab.SCHOOLS, "That did not work", Refresh.NOW_AND_THEN, main))
                .orElseGet(() -> alone("That did not work", "<main class=\"narrow\">%s</main>".formatted(main)));
    }

    /// Belongs into every form that changes something.
    static String token(ConsoleSession session) {
        return "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                .formatted(ConsoleFilter.FORM_FIELD, session.formToken());
    }

    /// A part that the script replaces when it has changed.
    static String live(String id, String html) {
        return "<div id=\"%s\" data-live>%s</div>".formatted(id, html);
    }
}
