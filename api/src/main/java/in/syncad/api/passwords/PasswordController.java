package in.syncad.api.passwords;

import in.syncad.api.security.Caller;
import in.syncad.api.security.Everybody;
import in.syncad.api.signin.Device;
import in.syncad.api.signin.Entrance;
import in.syncad.api.signin.Entrances;
import in.syncad.api.signin.OneTimePasswords;
import in.syncad.api.signin.Purpose;
import in.syncad.api.users.LoginRequest;
import in.syncad.api.users.SigningIn;
import in.syncad.web.Networks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Everybody
class PasswordController {

    private final Passwords passwords;
    private final NewPasswords newPasswords;
    private final PasswordRules rules;
    private final OneTimePasswords oneTimePasswords;
    private final Entrances entrances;

    PasswordController(
            Passwords passwords,
            NewPasswords newPasswords,
            PasswordRules rules,
            OneTimePasswords oneTimePasswords,
            Entrances entrances) {
        this.passwords = passwords;
        this.newPasswords = newPasswords;
        this.rules = rules;
        this.oneTimePasswords = oneTimePasswords;
        this.entrances = entrances;
    }

    /// Either mail address or phone number.
    record PasswordSignIn(
            @Size(max = 254) @Nullable String email,
            @Size(max = 32) @Nullable String phone,
            @NotBlank @Size(max = PasswordRules.LONGEST) String password) {

        @Override
        public String toString() {
            return "PasswordSignIn[]";
        }
    }

    record ResetRequested(UUID challengeId) {}

    record PasswordReset(
            @NotNull UUID challengeId,
            @NotBlank @Size(max = 16) String code,

            @NotBlank @Size(min = PasswordRules.SHORTEST, max = PasswordRules.LONGEST)
            String newPassword) {

        @Override
        public String toString() {
            return "PasswordReset[]";
        }
    }

    /// @param currentPassword may be absent only where there is none yet
    record PasswordChange(
            @Size(max = PasswordRules.LONGEST) @Nullable String currentPassword,

            @NotBlank @Size(min = PasswordRules.SHORTEST, max = PasswordRules.LONGEST)
            String newPassword) {

        @Override
        public String toString() {
            return "PasswordChange[]";
        }
    }

    @PostMapping("/api/v1/auth/login")
    Entrance logIn(@Valid @RequestBody PasswordSignIn body, HttpServletRequest request) {
        SigningIn account = passwords.check(
                new LoginRequest(body.email(), body.phone()).login(), body.password(), Networks.of(request));
        return entrances.enter(account, Device.of(request));
    }

    @PostMapping("/api/v1/auth/password/reset/request")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResetRequested requestPasswordReset(@Valid @RequestBody LoginRequest body, HttpServletRequest request) {
        return new ResetRequested(oneTimePasswords.request(body.login(), Purpose.PASSWORD_RESET, Networks.of(request)));
    }

    @PostMapping("/api/v1/auth/password/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resetPassword(@Valid @RequestBody PasswordReset body) {
        rules.require(body.newPassword(), "/newPassword");
        SigningIn account = oneTimePasswords.verify(body.challengeId(), Purpose.PASSWORD_RESET, body.code());
        newPasswords.reset(account.id(), body.newPassword());
    }

    @PutMapping("/api/v1/me/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(@Valid @RequestBody PasswordChange body, Caller caller) {
        rules.require(body.newPassword(), "/newPassword");
        newPasswords.change(caller, body.currentPassword(), body.newPassword());
    }
}
