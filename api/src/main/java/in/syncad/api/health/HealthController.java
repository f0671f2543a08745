package in.syncad.api.health;

import com.fasterxml.jackson.annotation.JsonProperty;
import in.syncad.api.security.Everybody;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Everybody
class HealthController {

    private final Dependencies dependencies;
    private final Clock clock;

    HealthController(Dependencies dependencies, Clock clock) {
        this.dependencies = dependencies;
        this.clock = clock;
    }

    /// @param success true while this process serves requests; what it depends on has its own readiness check
    /// @param status `degraded` while a dependency is away
    record Report(boolean success, Status status, Map<String, String> dependencies, Instant time) {}

    enum Status {
        @JsonProperty("up")
        UP,
        @JsonProperty("degraded")
        DEGRADED
    }

    @GetMapping("/api/health")
    ResponseEntity<Report> getHealth() {
        Map<String, String> states = new TreeMap<>();
        dependencies
                .states()
                .forEach((name, state) -> states.put(name, state.name().toLowerCase(Locale.ROOT)));
        Status status = dependencies.areAllUp() ? Status.UP : Status.DEGRADED;
        return ResponseEntity.ok().body(new Report(true, status, states, clock.instant()));
    }
}
