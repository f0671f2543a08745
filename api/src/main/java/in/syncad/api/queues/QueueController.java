package in.syncad.api.queues;

import in.syncad.api.jobs.FailingJob;
import in.syncad.api.jobs.JobId;
import in.syncad.api.jobs.JobLane;
import in.syncad.api.jobs.JobQueues;
import in.syncad.api.jobs.LaneState;
import in.syncad.api.jobs.PastAttempt;
import in.syncad.api.security.Everybody;
import in.syncad.api.security.Operator;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// For programs of operators. Not part of what schools are offered, so not in their description.
@Hidden
@Everybody
@RestController
@RequestMapping("/admin/queues/api")
class QueueController {

    private final JobQueues queues;

    QueueController(JobQueues queues) {
        this.queues = queues;
    }

    @GetMapping("/lanes")
    List<LaneState> listLanes() {
        return queues.states();
    }

    @GetMapping("/failures")
    List<FailingJob> listFailures(@RequestParam Optional<JobLane> lane, @RequestParam Optional<String> school) {
        return queues.failing(lane, school, QueueView.MOST);
    }

    @GetMapping("/history")
    List<PastAttempt> listHistory(
            @RequestParam Optional<String> school,
            @RequestParam Optional<String> ending,
            @RequestParam Optional<Long> before) {
        return queues.history(school, ending, before, QueueView.MOST);
    }

    @PostMapping("/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retryJob(Operator operator, @RequestBody JobId job) {
        queues.retry(operator, job);
    }

    @PostMapping("/drop")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dropJob(Operator operator, @RequestBody JobId job) {
        queues.drop(operator, job);
    }
}
