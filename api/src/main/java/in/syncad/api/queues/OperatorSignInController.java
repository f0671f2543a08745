package in.syncad.api.queues;

import in.syncad.api.security.Everybody;
import in.syncad.api.security.OperatorTokens;
import in.syncad.api.settings.HostSettings;
import in.syncad.common.refusal.Refused;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Turns the operator's key into a token that soon expires: in a cookie for pages, in the answer for programs.
@Hidden
@Everybody
@RestController
class OperatorSignInController {

    private final OperatorTokens tokens;

    OperatorSignInController(OperatorTokens tokens) {
        this.tokens = tokens;
    }

    record Token(String accessToken, long expiresIn) {}

    @GetMapping("/admin/sign-in")
    ResponseEntity<String> showSignIn() {
        return Pages.show(SignInView.page(false));
    }

    @PostMapping("/admin/sign-in")
    ResponseEntity<?> signIn(HttpServletRequest request, @RequestParam String key) {
        try {
            return withCookie(request, tokens.issue(key), OperatorTokens.LIFE, "/admin/queues");
        } catch (Refused refused) {
            return Pages.show(HttpStatus.UNAUTHORIZED, SignInView.page(true));
        }
    }

    @PostMapping("/admin/sign-out")
    ResponseEntity<?> signOut(HttpServletRequest request) {
        return withCookie(request, "", Duration.ZERO, "/admin/sign-in");
    }

    @PostMapping("/admin/token")
    Token issueToken(@RequestHeader("X-Operator-Key") String key) {
        return new Token(tokens.issue(key), OperatorTokens.LIFE.toSeconds());
    }

    private static ResponseEntity<Void> withCookie(
            HttpServletRequest request, String value, Duration life, String next) {
        ResponseCookie cookie = ResponseCookie.from(OperatorTokens.COOKIE, value)
                .httpOnly(true)
                // Browsers keep a secure cookie without TLS only for the machine itself, and not all of them do.
                .secure(!HostSettings.isLocal(request.getServerName()))
                .sameSite("Strict")
                .path("/admin")
                .maxAge(life)
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.LOCATION, next)
                .build();
    }
}
