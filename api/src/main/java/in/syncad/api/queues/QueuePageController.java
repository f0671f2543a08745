package in.syncad.api.queues;

import in.syncad.api.jobs.JobId;
import in.syncad.api.jobs.JobLane;
import in.syncad.api.jobs.JobQueues;
import in.syncad.api.security.Everybody;
import in.syncad.api.security.Operator;
import in.syncad.common.refusal.Refused;
import in.syncad.web.pages.Pages;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// For people among the operators: pages that need no script. What a form did is told on the page that follows.
@Hidden
@Everybody
@RestController
class QueuePageController {

    private final JobQueues queues;
    private final QueueView view;

    QueuePageController(JobQueues queues, QueueView view) {
        this.queues = queues;
        this.view = view;
    }

    @GetMapping({"/admin", "/admin/"})
    ResponseEntity<Void> showStart() {
        return Pages.goTo("/admin/queues");
    }

    @GetMapping("/admin/queues")
    ResponseEntity<String> showQueues(
            @RequestParam Optional<String> lane,
            @RequestParam Optional<String> school,
            @RequestParam Optional<Notice> notice) {
        Optional<JobLane> chosen = given(lane).flatMap(JobLane::ofCode);
        return Pages.PLAIN.show(view.queues(
                queues.states(), queues.failing(chosen, given(school), QueueView.MOST), chosen, given(school), notice));
    }

    @GetMapping("/admin/queues/history")
    ResponseEntity<String> showHistory(
            @RequestParam Optional<String> school,
            @RequestParam Optional<String> ending,
            @RequestParam Optional<Long> before) {
        return Pages.PLAIN.show(view.history(
                queues.history(given(school), given(ending), before, QueueView.MOST), given(school), given(ending)));
    }

    @PostMapping("/admin/queues/retry")
    ResponseEntity<Void> retry(
            Operator operator, @RequestParam JobLane lane, @RequestParam String job, @RequestParam String key) {
        return done(Notice.RETRIED, () -> queues.retry(operator, new JobId(lane, job, key)));
    }

    @PostMapping("/admin/queues/drop")
    ResponseEntity<Void> drop(
            Operator operator, @RequestParam JobLane lane, @RequestParam String job, @RequestParam String key) {
        return done(Notice.DROPPED, () -> queues.drop(operator, new JobId(lane, job, key)));
    }

    private static ResponseEntity<Void> done(Notice notice, Runnable work) {
        Notice told = notice;
        try {
            work.run();
        } catch (Refused refused) {
            told = Notice.GONE;
        }
        return Pages.goTo("/admin/queues?notice=" + told.code());
    }

    /// A form sends what is not filled in as empty text.
    private static Optional<String> given(Optional<String> field) {
        return field.map(String::strip).filter(text -> !text.isEmpty());
    }
}
