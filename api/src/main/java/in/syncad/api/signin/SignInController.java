package in.syncad.api.signin;

import in.syncad.api.security.Caller;
import in.syncad.api.security.Everybody;
import in.syncad.api.users.LoginRequest;
import in.syncad.common.refusal.Refused;
import in.syncad.web.Networks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/auth")
@Everybody
class SignInController {

    private final OneTimePasswords passwords;
    private final Entrances entrances;
    private final Sessions sessions;

    SignInController(OneTimePasswords passwords, Entrances entrances, Sessions sessions) {
        this.passwords = passwords;
        this.entrances = entrances;
        this.sessions = sessions;
    }

    record CodeRequested(UUID challengeId) {}

    record Answer(
            @NotNull UUID challengeId,
            @NotBlank @Size(max = 16) String code) {}

    /// @param code of the app, or a recovery code
    record SecondFactor(
            @NotBlank @Size(max = 100) String mfaToken,
            @NotBlank @Size(max = 32) String code) {

        @Override
        public String toString() {
            return "SecondFactor[]";
        }
    }

    record Refresh(@NotBlank @Size(max = 200) String refreshToken) {}

    @PostMapping("/otp/request")
    @ResponseStatus(HttpStatus.ACCEPTED)
    CodeRequested requestOneTimePassword(@Valid @RequestBody LoginRequest body, HttpServletRequest request) {
        return new CodeRequested(passwords.request(body.login(), Purpose.SIGN_IN, Networks.of(request)));
    }

    @PostMapping("/otp/verify")
    Entrance verifyOneTimePassword(@Valid @RequestBody Answer answer, HttpServletRequest request) {
        return entrances.enter(
                passwords.verify(answer.challengeId(), Purpose.SIGN_IN, answer.code()), Device.of(request));
    }

    @PostMapping("/mfa/verify")
    Tokens verifySecondFactor(@Valid @RequestBody SecondFactor answer, HttpServletRequest request) {
        return entrances.complete(answer.mfaToken(), answer.code(), Device.of(request));
    }

    @PostMapping("/refresh")
    Tokens refreshTokens(@Valid @RequestBody Refresh refresh) {
        return switch (sessions.refresh(refresh.refreshToken())) {
            case Rotation.Rotated(Tokens tokens) -> tokens;
            case Rotation.Overtaken() ->
                throw Refused.conflict(
                        "refresh.overtaken", "Another request has just used this token; use the one it got.");
            case Rotation.Reused() ->
                throw Refused.unauthenticated(
                        "refresh.reused", "This token was used before; the session has ended. Sign in again.");
            case Rotation.Invalid() ->
                throw Refused.unauthenticated("refresh.invalid", "This session has ended; sign in again.");
        };
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logOut(Caller caller) {
        sessions.close(caller);
    }
}
