package in.syncad.provisioning.console;

import static in.syncad.web.pages.Html.text;

import in.syncad.provisioning.access.OperatorAudit.Entry;
import in.syncad.provisioning.access.OperatorAudit.Page;
import in.syncad.web.pages.Html;
import java.util.List;

/// Who did what, and when.
final class AuditView {

    private AuditView() {}

    /// @param newest whether the page begins with the latest
    static String page(ConsoleSession session, Page page, boolean newest) {
        return Frame.page(
                session,
                Frame.Tab.AUDIT,
                "Audit",
                Frame.Refresh.NOW_AND_THEN,
                Frame.live("entries", entries(page.entries()) + links(page, newest)));
    }

    private static String entries(List<Entry> entries) {
        return entries.isEmpty()
                ? "<p>There is nothing.</p>"
                : Html.table(
                        "What operators did, the latest first",
                        List.of("When", "What", "About", "Session"),
                        entries.stream()
                                .map(entry -> List.of(
                                        Html.date(entry.happenedAt()),
                                        text(Badges.words(entry.action().replace('.', ' '))),
                                        about(entry),
                                        text(entry.session()))));
    }

    private static String about(Entry entry) {
        String subject = text(entry.subject());
        return entry.school()
                .map(school -> "<a href=\"/console/schools/%s\">%s</a>".formatted(school, subject))
                .orElse(subject);
    }

    private static String links(Page page, boolean newest) {
        String first = newest ? "" : "<a id=\"newest\" href=\"/console/audit\">Newest</a>";
        String older = page.older()
                ? "<a id=\"older\" href=\"/console/audit?before=%d\">Older</a>"
                        .formatted(page.entries().getLast().id())
                : "";
        return "<p class=\"links\">%s %s</p>".formatted(first, older);
    }
}
