package in.syncad.provisioning.console;

import in.syncad.provisioning.fleet.Figures;
import in.syncad.provisioning.schools.SchoolFilter;
import in.syncad.provisioning.schools.Schools;
import in.syncad.web.pages.Pages;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The pages about all schools together.
@Hidden
@RestController
class FleetPageController {

    private static final SchoolFilter UNDER_WAY = SchoolFilter.of(Map.of("underWay", "true", "limit", "200"));
    private static final SchoolFilter FAILED = SchoolFilter.of(Map.of("status", "failed"));

    private final Schools schools;
    private final Figures figures;
    private final Clock clock;

    FleetPageController(Schools schools, Figures figures, Clock clock) {
        this.schools = schools;
        this.figures = figures;
        this.clock = clock;
    }

    @GetMapping("/console/queue")
    ResponseEntity<String> showQueue(ConsoleSession session) {
        return Pages.WITH_SCRIPT.show(QueueView.page(
                session, schools.list(UNDER_WAY), schools.list(FAILED), figures.failingJobs(), clock.instant()));
    }

    @GetMapping("/console/fleet")
    ResponseEntity<String> showFleet(ConsoleSession session) {
        return Pages.WITH_SCRIPT.show(FleetView.page(session, figures.fleet()));
    }
}
