package in.syncad.provisioning.console;

import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.provisioning.access.Operator;
import in.syncad.provisioning.access.OperatorAudit;
import in.syncad.provisioning.schools.Removal;
import in.syncad.provisioning.schools.SchoolFilter;
import in.syncad.provisioning.schools.Schools;
import in.syncad.web.pages.Html;
import in.syncad.web.pages.Pages;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The pages about schools. What a form did is told on the page that follows, and why it did nothing on the answer.
@Hidden
@RestController
@RequestMapping("/console/schools")
class SchoolsPageController {

    private final Schools schools;
    private final Removal removal;
    private final OperatorAudit audit;
    private final SchoolListView list;

    SchoolsPageController(Schools schools, Removal removal, OperatorAudit audit, SchoolListView list) {
        this.schools = schools;
        this.removal = removal;
        this.audit = audit;
        this.list = list;
    }

    @GetMapping
    ResponseEntity<String> showSchools(ConsoleSession session, @RequestParam Map<String, String> query) {
        SchoolFilter filter = SchoolFilter.of(filled(query));
        return Pages.WITH_SCRIPT.show(list.page(session, filter, schools.list(filter)));
    }

    @GetMapping("/{id}")
    ResponseEntity<String> showSchool(
            ConsoleSession session, @PathVariable UUID id, @RequestParam Optional<String> done) {
        String notice =
                done.map(Action::ofCode).map(Action::done).map(Html::done).orElse("");
        return Pages.WITH_SCRIPT.show(page(session, new SchoolId(id), notice));
    }

    @PostMapping("/{id}/{action}")
    ResponseEntity<?> act(
            ConsoleSession session,
            @PathVariable UUID id,
            @PathVariable String action,
            @RequestParam(defaultValue = "") String slug) {
        try {
            act(Action.ofCode(action), session.operator(), new SchoolId(id), slug);
            return Pages.goTo("/console/schools/%s?done=%s".formatted(id, action));
        } catch (Refused refused) {
            String notice = Html.refused(refused.detail());
            return Pages.WITH_SCRIPT.show(refused, page(session, new SchoolId(id), notice));
        }
    }

    private String page(ConsoleSession session, SchoolId id, String notice) {
        return SchoolView.page(session, schools.find(id), audit.of(id.value(), SchoolView.MOST_DEEDS), notice);
    }

    private void act(Action action, Operator operator, SchoolId id, String slug) {
        switch (action) {
            case RETRY -> schools.retry(operator, id);
            case ROLL_BACK -> schools.rollBack(operator, id);
            case SUSPEND -> schools.suspend(operator, id);
            case RESUME -> removal.resume(operator, id);
            case RESEND_WELCOME -> schools.resendWelcome(operator, id);
            case DELETE -> {
                requireTyped(schools.find(id).school().slug(), slug);
                removal.delete(operator, id);
            }
        }
    }

    private static void requireTyped(String expected, String typed) {
        if (!typed.strip().equals(expected)) {
            throw Refused.invalid(
                    "slug.not-typed", "slug", "Nothing was deleted: to confirm, type %s.".formatted(expected));
        }
    }

    /// A form sends what is not filled in as empty text.
    private static Map<String, String> filled(Map<String, String> query) {
        return query.entrySet().stream()
                .filter(field -> !field.getValue().isBlank())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> field.getValue().strip()));
    }
}
