package in.syncad.provisioning.schools;

import in.syncad.common.tenancy.SchoolId;
import in.syncad.provisioning.access.Operator;
import in.syncad.provisioning.schools.IdempotentCreation.Created;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Contract section 2.
@RestController
@RequestMapping("/school")
class SchoolController {

    private final Schools schools;
    private final Removal removal;
    private final IdempotentCreation creation;

    SchoolController(Schools schools, Removal removal, IdempotentCreation creation) {
        this.schools = schools;
        this.removal = removal;
        this.creation = creation;
    }

    @PostMapping
    ResponseEntity<String> createSchool(
            Operator operator,
            @RequestBody SchoolRequest request,
            @RequestHeader("Idempotency-Key") Optional<String> idempotencyKey) {
        Created created = creation.create(operator, request, idempotencyKey);
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.accepted().location(location(created.school())).contentType(MediaType.APPLICATION_JSON);
        return (created.replayed() ? answer.header("Idempotency-Replayed", "true") : answer).body(created.body());
    }

    @GetMapping("/{id}")
    SchoolDetails getSchool(@PathVariable UUID id) {
        return schools.find(new SchoolId(id));
    }

    @GetMapping
    SchoolPage listSchools(@RequestParam Map<String, String> query) {
        return schools.list(SchoolFilter.of(query));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<SchoolAnswer> deleteSchool(Operator operator, @PathVariable UUID id) {
        return accepted(removal.delete(operator, new SchoolId(id)));
    }

    @PostMapping("/{id}/retry")
    ResponseEntity<SchoolAnswer> retrySchool(Operator operator, @PathVariable UUID id) {
        return accepted(schools.retry(operator, new SchoolId(id)));
    }

    @PostMapping("/{id}/roll-back")
    ResponseEntity<SchoolAnswer> rollBackSchool(Operator operator, @PathVariable UUID id) {
        return accepted(schools.rollBack(operator, new SchoolId(id)));
    }

    @PostMapping("/{id}/suspend")
    SchoolAnswer suspendSchool(Operator operator, @PathVariable UUID id) {
        return schools.suspend(operator, new SchoolId(id));
    }

    @PostMapping("/{id}/resume")
    SchoolAnswer resumeSchool(Operator operator, @PathVariable UUID id) {
        return removal.resume(operator, new SchoolId(id));
    }

    @PostMapping("/{id}/resend-welcome")
    ResponseEntity<SchoolAnswer> resendWelcome(Operator operator, @PathVariable UUID id) {
        return accepted(schools.resendWelcome(operator, new SchoolId(id)));
    }

    private static ResponseEntity<SchoolAnswer> accepted(SchoolAnswer school) {
        return ResponseEntity.accepted().location(location(school.id())).body(school);
    }

    private static URI location(UUID school) {
        return URI.create("/school/" + school);
    }
}
