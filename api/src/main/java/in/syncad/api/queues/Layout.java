package in.syncad.api.queues;

import static in.syncad.web.pages.Html.text;

import in.syncad.web.pages.Html;

/// What all pages have in common.
final class Layout {

    private Layout() {}

    static String page(String title, String body) {
        return Html.page(title, "<link rel=\"stylesheet\" href=\"/assets/operators.css\">", body);
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
}
