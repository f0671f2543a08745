package in.syncad.api.invitations;

import in.syncad.api.passwords.FirstPasswords;
import in.syncad.api.passwords.PasswordRules;
import in.syncad.api.security.Everybody;
import in.syncad.api.signin.Device;
import in.syncad.api.signin.Sessions;
import in.syncad.api.signin.Tokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Everybody
class RegistrationController {

    private final Registrations registrations;
    private final FirstPasswords passwords;
    private final Sessions sessions;

    RegistrationController(Registrations registrations, FirstPasswords passwords, Sessions sessions) {
        this.registrations = registrations;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    /// @param token from the mail
    record Registration(
            @NotBlank @Size(max = 100) String token,
            @NotBlank @Size(max = 200) String displayName,

            @NotBlank @Size(min = PasswordRules.SHORTEST, max = PasswordRules.LONGEST)
            String password) {

        @Override
        public String toString() {
            return "Registration[]";
        }
    }

    @PostMapping("/api/v1/auth/register")
    @ResponseStatus(HttpStatus.CREATED)
    Tokens register(@Valid @RequestBody Registration body, HttpServletRequest request) {
        Invitation invitation = registrations.invitation(body.token());
        FirstPasswords.Prepared password = passwords.prepare(body.password(), "/password");
        return sessions.open(registrations.register(invitation.id(), body.displayName(), password), Device.of(request));
    }
}
