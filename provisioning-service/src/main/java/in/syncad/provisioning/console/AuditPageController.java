package in.syncad.provisioning.console;

import in.syncad.common.refusal.Refused;
import in.syncad.provisioning.access.OperatorAudit;
import in.syncad.web.pages.Pages;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The page about what operators did, on whichever page or in whichever program.
@Hidden
@RestController
class AuditPageController {

    static final int ENTRIES = 50;

    private final OperatorAudit audit;

    AuditPageController(OperatorAudit audit) {
        this.audit = audit;
    }

    @GetMapping("/console/audit")
    ResponseEntity<String> showAudit(ConsoleSession session, @RequestParam Optional<String> before) {
        long id = before.map(AuditPageController::id).orElse(Long.MAX_VALUE);
        return Pages.WITH_SCRIPT.show(AuditView.page(session, audit.before(id, ENTRIES), before.isEmpty()));
    }

    private static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notOurs) {
            throw Refused.invalid("cursor.unknown", "before", "names no page");
        }
    }
}
