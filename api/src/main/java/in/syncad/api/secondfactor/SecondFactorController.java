package in.syncad.api.secondfactor;

import in.syncad.api.security.Allowed;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Everybody;
import in.syncad.api.security.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Everybody
class SecondFactorController {

    private final FactorEnrolments enrolments;

    SecondFactorController(FactorEnrolments enrolments) {
        this.enrolments = enrolments;
    }

    /// @param code of the app; for a removal also a recovery code
    record FactorCode(@NotBlank @Size(max = 32) String code) {

        @Override
        public String toString() {
            return "FactorCode[]";
        }
    }

    record RecoveryCodes(List<String> codes) {

        RecoveryCodes {
            codes = List.copyOf(codes);
        }

        @Override
        public String toString() {
            return "RecoveryCodes[]";
        }
    }

    record SignInRules(@NotNull Boolean schoolAdminsNeedSecondFactor) {}

    @GetMapping("/api/v1/me/second-factor")
    FactorEnrolments.FactorState getMySecondFactor(Caller caller) {
        return enrolments.state(caller);
    }

    @PostMapping("/api/v1/me/second-factor")
    NewFactor prepareMySecondFactor(Caller caller) {
        return enrolments.prepare(caller);
    }

    @PostMapping("/api/v1/me/second-factor/confirm")
    RecoveryCodes confirmMySecondFactor(@Valid @RequestBody FactorCode body, Caller caller) {
        return new RecoveryCodes(enrolments.confirm(caller, body.code()));
    }

    @PostMapping("/api/v1/me/second-factor/remove")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeMySecondFactor(@Valid @RequestBody FactorCode body, Caller caller) {
        enrolments.remove(caller, body.code());
    }

    @DeleteMapping("/api/v1/school-admin/users/{id}/second-factor")
    @Allowed(Role.SCHOOL_ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeSecondFactorOfUser(@PathVariable UUID id, Caller caller) {
        enrolments.removeOf(id, caller);
    }

    @GetMapping("/api/v1/school-admin/sign-in-rules")
    @Allowed(Role.SCHOOL_ADMIN)
    SignInRules getSignInRules() {
        return new SignInRules(enrolments.adminsNeedOne());
    }

    @PutMapping("/api/v1/school-admin/sign-in-rules")
    @Allowed(Role.SCHOOL_ADMIN)
    SignInRules setSignInRules(@Valid @RequestBody SignInRules rules, Caller caller) {
        enrolments.setAdminsNeedOne(rules.schoolAdminsNeedSecondFactor(), caller);
        return rules;
    }
}
