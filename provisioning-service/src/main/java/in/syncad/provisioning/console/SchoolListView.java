package in.syncad.provisioning.console;

import static in.syncad.web.pages.Html.text;

import in.syncad.common.schema.SchoolSchema;
import in.syncad.common.tenancy.SchoolStatus;
import in.syncad.provisioning.schools.SchoolFilter;
import in.syncad.provisioning.schools.SchoolPage;
import in.syncad.provisioning.schools.SchoolPage.Item;
import in.syncad.web.pages.Html;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The list of schools.
@Component
class SchoolListView {

    private final SchoolSchema schema;

    SchoolListView(SchoolSchema schema) {
        this.schema = schema;
    }

    String page(ConsoleSession session, SchoolFilter filter, SchoolPage page) {
        String states = Arrays.stream(SchoolStatus.values())
                .map(SchoolStatus::code)
                .map(code -> Html.option(code, code, filter.status()))
                .collect(Collectors.joining());
        return Frame.page(session, Frame.Tab.SCHOOLS, "Schools", Frame.Refresh.NOW_AND_THEN, """
                <form class="filter" method="get" action="/console/schools" role="search">
                <label>Name or slug <input type="search" name="search" value="%s"></label>
                <label>State <select name="status"><option value="">all</option>%s</select></label>
                <button>Show</button>
                </form>
                %s
                """.formatted(
                        text(filter.search().orElse("")), states, Frame.live("list", list(filter, page))));
    }

    private String list(SchoolFilter filter, SchoolPage page) {
        return (page.items().isEmpty() ? "<p>There is none.</p>" : table(page.items())) + links(filter, page);
    }

    private String table(List<Item> items) {
        return Html.table(
                "Schools, the newest first",
                List.of("School", "State", "Under way", "Schema", "Created"),
                items.stream()
                        .map(item -> List.of(
                                name(item),
                                Badges.of(item.school().status()),
                                item.underWay().map(Badges::sentence).orElse("nothing"),
                                item.schemaVersion().map(this::version).orElse("none"),
                                Html.date(item.school().createdAt()))));
    }

    static String name(Item item) {
        return "<a id=\"school-%s\" href=\"/console/schools/%s\">%s</a><br><small>%s</small>"
                .formatted(
                        item.school().id(),
                        item.school().id(),
                        text(item.school().name()),
                        text(item.school().slug()));
    }

    private String version(String version) {
        return version.equals(schema.version())
                ? text(version)
                : "%s <span class=\"badge bad\">behind %s</span>".formatted(text(version), text(schema.version()));
    }

    private static String links(SchoolFilter filter, SchoolPage page) {
        String chosen = "status=%s&search=%s"
                .formatted(
                        filter.status().orElse(""),
                        URLEncoder.encode(filter.search().orElse(""), StandardCharsets.UTF_8));
        String newest = filter.after().isPresent() ? link("newest", "Newest", chosen) : "";
        String older = page.nextCursor()
                .map(cursor -> link("older", "Older", chosen + "&cursor=" + cursor))
                .orElse("");
        return "<p class=\"links\">%s %s</p>".formatted(newest, older);
    }

    private static String link(String id, String label, String query) {
        return "<a id=\"%s\" href=\"/console/schools?%s\">%s</a>".formatted(id, text(query), label);
    }
}
