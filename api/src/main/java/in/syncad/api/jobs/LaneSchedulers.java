package in.syncad.api.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import tools.jackson.databind.json.JsonMapper;

/// Builds the scheduler of a lane.
record LaneSchedulers(
        DataSource central,
        JobSettings settings,
        JsonMapper json,
        Clock clock,
        AttemptStore attempts,
        FailureJudge judge) {

    /// The fewest that db-scheduler allows.
    private static final int MISSED_HEARTBEATS = 4;

    /// As soon as a quarter of the threads is free, the lane looks for more.
    private static final double BUSY = 0.75;

    Scheduler build(JobLane lane, List<Task<?>> ofSchools, List<Task<?>> ofNoSchool) {
        List<Task<?>> tasks = new ArrayList<>(ofSchools);
        tasks.addAll(ofNoSchool);
        return Scheduler.create(central, tasks)
                .addSchedulerListener(new TasksOfNoSchool(lane, ofNoSchool, attempts, judge))
                .clock(clock::instant)
                .tableName(lane.table())
                .schedulerName(new SchedulerName.Fixed(node()))
                .serializer(new JsonSerializer(json))
                // Given, so that the start asks no database for it.
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
                .threads(settings.threads(lane))
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .pollUsingLockAndFetch(BUSY, 1)
                .pollingInterval(settings.look())
                .enableImmediateExecution()
                .enablePriority()
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(settings.patience())
                // The runner tells of jobs that fail, the listener of all else.
                .failureLogging(LogLevel.OFF, false)
                .build();
    }

    /// For operators.
    private static String node() {
        long process = ProcessHandle.current().pid();
        try {
            return "%s/%d".formatted(InetAddress.getLocalHost().getHostName(), process);
        } catch (UnknownHostException e) {
            return "process " + process;
        }
    }
}
