package in.syncad.api.signin;

import com.github.kagkarlsson.scheduler.task.Task;
import in.syncad.api.jobs.JobRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes the scheduler know this feature's jobs.
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    @Bean
    Task<?> deliverCodeTask(JobRunner runner, DeliverCode job) {
        return runner.task(job);
    }
}
