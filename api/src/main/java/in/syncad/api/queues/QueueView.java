package in.syncad.api.queues;

import static in.syncad.web.pages.Html.option;
import static in.syncad.web.pages.Html.table;
import static in.syncad.web.pages.Html.text;

import in.syncad.api.jobs.FailingJob;
import in.syncad.api.jobs.JobId;
import in.syncad.api.jobs.JobLane;
import in.syncad.api.jobs.LaneState;
import in.syncad.api.jobs.PastAttempt;
import in.syncad.web.pages.Html;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The pages about queues, as HTML. Whatever was not written here goes through [Html#text].
@Component
class QueueView {

    /// Lines on a page.
    static final int MOST = 200;

    private static final List<String> ENDINGS =
            List.of("done", "more", "again", "dropped", "failed", "gave-up", "lost");

    String queues(
            List<LaneState> states,
            List<FailingJob> failing,
            Optional<JobLane> lane,
            Optional<String> school,
            Optional<Notice> notice) {
        String lanes = Arrays.stream(JobLane.values())
                .map(each -> option(each.code(), each.code(), lane.map(JobLane::code)))
                .collect(Collectors.joining());
        return Layout.signedIn("Job queues", """
                %s
                <div class="lanes">
                %s
                </div>
                <h2>Failing</h2>
                <form class="filter" method="get" action="/admin/queues">
                <label>Lane <select name="lane"><option value="">all</option>%s</select></label>
                <label>School <input name="school" value="%s" placeholder="slug"></label>
                <button>Show</button>
                </form>
                %s
                """.formatted(
                        notice.map(Notice::text).map(Html::done).orElse(""),
                        states.stream().map(QueueView::lane).collect(Collectors.joining()),
                        lanes,
                        text(school.orElse("")),
                        failing.isEmpty() ? "<p>Nothing is failing.</p>" : failures(failing)));
    }

    String history(List<PastAttempt> attempts, Optional<String> school, Optional<String> ending) {
        String endings =
                ENDINGS.stream().map(each -> option(each, each, ending)).collect(Collectors.joining());
        return Layout.signedIn("History", """
                <p>Every attempt of the last 30 days that is over, the latest first.</p>
                <form class="filter" method="get" action="/admin/queues/history">
                <label>School <input name="school" value="%s" placeholder="slug"></label>
                <label>Ending <select name="ending"><option value="">all</option>%s</select></label>
                <button>Show</button>
                </form>
                %s
                %s
                """.formatted(
                        text(school.orElse("")),
                        endings,
                        attempts.isEmpty() ? "<p>There is none.</p>" : attempts(attempts),
                        attempts.size() < MOST ? "" : older(attempts.getLast(), school, ending)));
    }

    private static String lane(LaneState state) {
        String figures = Stream.of(
                        figure("waiting", state.due(), false),
                        figure("running", state.running(), false),
                        figure("for later", state.later(), false),
                        figure("failing", state.failing(), state.failing() > 0),
                        figure("given up", state.givenUp(), state.givenUp() > 0))
                .collect(Collectors.joining());
        return "<section><h2>%s</h2><dl>%s</dl><p>%s</p></section>"
                .formatted(
                        state.lane().code(),
                        figures,
                        state.oldestDue()
                                .map(age -> "The oldest has been waiting for " + Html.time(age) + ".")
                                .orElse("Nothing is waiting."));
    }

    private static String figure(String name, long value, boolean bad) {
        return "<div%s><dt>%s</dt><dd>%d</dd></div>".formatted(bad ? " class=\"bad\"" : "", name, value);
    }

    private static String failures(List<FailingJob> failing) {
        return table(
                "Jobs that did not go well",
                List.of("Job", "School", "Why", "Since", "Attempts", "Next", "Do"),
                failing.stream().map(QueueView::failure));
    }

    private static List<String> failure(FailingJob job) {
        return List.of(
                "%s<br><small>%s, %s</small>"
                        .formatted(
                                text(job.id().job()),
                                job.id().lane().code(),
                                text(job.id().key())),
                text(job.school().orElse("none")),
                text(job.reason()),
                Html.time(job.since()),
                Integer.toString(job.attempts()),
                job.nextAttempt().map(Html::time).orElse("<b class=\"bad\">never</b>"),
                """
                %s
                <details><summary>Drop…</summary>%s</details>
                """.formatted(
                                form("retry", "Retry", job.id()),
                                job.school().isPresent() ? form("drop", "Drop for good", job.id()) : "Not possible."));
    }

    private static String form(String verb, String button, JobId job) {
        return """
                <form method="post" action="/admin/queues/%s">
                <input type="hidden" name="lane" value="%s">
                <input type="hidden" name="job" value="%s">
                <input type="hidden" name="key" value="%s">
                <button>%s</button>
                </form>
                """.formatted(verb, job.lane().code(), text(job.job()), text(job.key()), button);
    }

    private static String attempts(List<PastAttempt> attempts) {
        return table(
                "Attempts",
                List.of("Started", "Job", "School", "Attempt", "Took", "Ending", "Node"),
                attempts.stream()
                        .map(attempt -> List.of(
                                Html.time(attempt.startedAt()),
                                "%s<br><small>%s</small>"
                                        .formatted(
                                                text(attempt.job().job()),
                                                attempt.job().lane().code()),
                                text(attempt.school().orElse("none")),
                                Integer.toString(attempt.number()),
                                Html.time(attempt.took()),
                                "%s<br><small>%s</small>"
                                        .formatted(
                                                text(attempt.ending()),
                                                text(attempt.reason().orElse(""))),
                                text(attempt.node()))));
    }

    private static String older(PastAttempt last, Optional<String> school, Optional<String> ending) {
        return "<p><a href=\"/admin/queues/history?before=%d&amp;school=%s&amp;ending=%s\">Older</a></p>"
                .formatted(last.id(), text(school.orElse("")), text(ending.orElse("")));
    }
}
