package in.syncad.provisioning.console;

import static in.syncad.web.pages.Html.text;

import in.syncad.provisioning.fleet.Fleet.FailingJob;
import in.syncad.provisioning.schools.SchoolPage;
import in.syncad.provisioning.schools.SchoolPage.Item;
import in.syncad.provisioning.schools.UnderWay;
import in.syncad.web.pages.Html;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What waits, what is stuck and why. What is stuck comes first, then what waits for the longest time.
final class QueueView {

    private QueueView() {}

    /// @param underWay schools with which something is going on
    /// @param failed schools whose creation was given up
    static String page(
            ConsoleSession session, SchoolPage underWay, SchoolPage failed, List<FailingJob> jobs, Instant now) {
        return Frame.page(session, Frame.Tab.QUEUE, "Queue and failures", Frame.Refresh.OFTEN, """
                <h2>Under way</h2>
                %s
                <h2>Failed creations</h2>
                %s
                <h2>Jobs of the service that fail</h2>
                %s
                """.formatted(
                        Frame.live("under-way", underWay(underWay, now)),
                        Frame.live("failed", failed(failed)),
                        Frame.live("jobs", jobs(jobs))));
    }

    private static String underWay(SchoolPage page, Instant now) {
        return page.items().isEmpty()
                ? "<p>Nothing is under way.</p>"
                : Html.table(
                                "Schools with which something is going on, the stuck ones first",
                                List.of("School", "What", "Since", "Last error"),
                                page.items().stream()
                                        .flatMap(
                                                item -> item.underWay().stream().map(doing -> new Work(item, doing)))
                                        .sorted(Comparator.comparing((Work work) ->
                                                        work.stuck(now).isEmpty())
                                                .thenComparing(work ->
                                                        work.item().school().createdAt()))
                                        .map(work -> row(work, now)))
                        + more(page);
    }

    private record Work(Item item, UnderWay doing) {

        Optional<String> stuck(Instant now) {
            return Badges.stuck(doing, now);
        }
    }

    private static List<String> row(Work work, Instant now) {
        String stuck = work.stuck(now)
                .map("<span class=\"badge bad\">stuck: %s</span>"::formatted)
                .orElse("");
        return List.of(
                SchoolListView.name(work.item()),
                Badges.sentence(work.doing()) + " " + stuck,
                work.doing().since().map(Html::time).orElse("not begun"),
                text(work.doing().error().orElse("none")));
    }

    private static String failed(SchoolPage page) {
        return page.items().isEmpty()
                ? "<p>None has failed.</p>"
                : Html.table(
                                "Schools whose creation was given up and undone",
                                List.of("School", "Why", "Created"),
                                page.items().stream()
                                        .map(item -> List.of(
                                                SchoolListView.name(item),
                                                text(item.failure().orElse("unknown")),
                                                Html.date(item.school().createdAt()))))
                        + more(page);
    }

    private static String more(SchoolPage page) {
        return page.nextCursor().isEmpty() ? "" : "<p>There are more; these are the newest.</p>";
    }

    private static String jobs(List<FailingJob> jobs) {
        return jobs.isEmpty()
                ? "<p>None fails.</p>"
                : Html.table(
                        "Jobs whose latest runs have failed",
                        List.of("Job", "Failed runs", "Next run"),
                        jobs.stream()
                                .map(job -> List.of(
                                        text(job.name()), Integer.toString(job.failures()), Html.time(job.nextRun()))));
    }
}
