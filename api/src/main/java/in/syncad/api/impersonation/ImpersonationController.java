package in.syncad.api.impersonation;

import in.syncad.api.security.Everybody;
import in.syncad.api.security.Operator;
import in.syncad.api.signin.Impersonations;
import in.syncad.api.users.LoginRequest;
import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import in.syncad.common.tenancy.SchoolDirectory;
import in.syncad.common.tenancy.SchoolStatus;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// For operators alone; the filter chain sees to that.
@Hidden
@Everybody
@RestController
class ImpersonationController {

    private final SchoolDirectory schools;
    private final Impersonations impersonations;

    ImpersonationController(SchoolDirectory schools, Impersonations impersonations) {
        this.schools = schools;
        this.impersonations = impersonations;
    }

    /// @param school its slug
    /// @param user whose eyes it is to be seen by
    /// @param reason for the school to read, in its audit
    record Impersonation(
            @NotBlank @Size(max = 63) String school,
            @NotNull @Valid LoginRequest user,
            @NotBlank @Size(min = 10, max = 500) String reason) {}

    @PostMapping("/admin/impersonations")
    @ResponseStatus(HttpStatus.CREATED)
    Impersonations.LookingOn impersonate(Operator operator, @Valid @RequestBody Impersonation wanted) {
        School school = schools.bySlug(wanted.school())
                .filter(found -> found.status() == SchoolStatus.ACTIVE)
                .orElseThrow(() -> Refused.notFound("school.unknown", "There is no such school."));
        return CurrentSchool.call(
                school, () -> impersonations.begin(wanted.user().login(), operator.session(), wanted.reason()));
    }
}
