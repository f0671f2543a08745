package in.syncad.api.jobs;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// @param threads how many jobs of a lane run at once on this node
/// @param look how often a lane looks for work that other nodes or the clock have made due
/// @param heartbeat how often a node tells that it is alive; after four that are missing its jobs are taken over
/// @param patience how long running jobs may take to end when the service stops
@ConfigurationProperties("syncad.jobs")
record JobSettings(Map<JobLane, Integer> threads, Duration look, Duration heartbeat, Duration patience) {

    JobSettings {
        threads = new EnumMap<>(threads);
        for (JobLane lane : JobLane.values()) {
            if (threads.getOrDefault(lane, 0) < 1) {
                throw new IllegalArgumentException("lane " + lane.code() + " needs at least one thread");
            }
        }
    }

    int threads(JobLane lane) {
        return threads.getOrDefault(lane, 1);
    }
}
