package in.syncad.api.queues;

import in.syncad.api.security.Everybody;
import in.syncad.api.security.OperatorKey;
import in.syncad.api.security.OperatorTokens;
import in.syncad.common.refusal.Refused;
import in.syncad.web.Networks;
import in.syncad.web.pages.Pages;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Gives operators a token that soon expires: in a cookie for pages, in the answer for programs.
@Hidden
@Everybody
@RestController
class OperatorSignInController {

    private final OperatorSignIn operators;

    OperatorSignInController(OperatorSignIn operators) {
        this.operators = operators;
    }

    record Token(String accessToken, long expiresIn) {}

    @GetMapping("/admin/sign-in")
    ResponseEntity<String> showSignIn() {
        return Pages.PLAIN.show(SignInView.page(operators.asksForCode(), Optional.empty()));
    }

    @PostMapping("/admin/sign-in")
    ResponseEntity<?> signIn(
            HttpServletRequest request, @RequestParam String key, @RequestParam(defaultValue = "") String code) {
        try {
            String token = operators.signIn(key, code, Networks.of(request));
            return withCookie(OperatorTokens.COOKIE.keep(request, token, OperatorTokens.LIFE), "/admin/queues");
        } catch (Refused refused) {
            return Pages.PLAIN.show(refused, SignInView.page(operators.asksForCode(), Optional.of(refused.detail())));
        }
    }

    @PostMapping("/admin/sign-out")
    ResponseEntity<?> signOut(HttpServletRequest request) {
        return withCookie(OperatorTokens.COOKIE.forget(request), "/admin/sign-in");
    }

    @PostMapping("/admin/token")
    Token issueToken(
            HttpServletRequest request,
            @RequestHeader(name = OperatorKey.HEADER, defaultValue = "") String key,
            @RequestHeader(name = OperatorKey.CODE_HEADER, defaultValue = "") String code) {
        return new Token(operators.signIn(key, code, Networks.of(request)), OperatorTokens.LIFE.toSeconds());
    }

    private static ResponseEntity<Void> withCookie(String cookie, String next) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie)
                .header(HttpHeaders.LOCATION, next)
                .build();
    }
}
