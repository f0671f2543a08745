package in.syncad.provisioning.console;

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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The ways into the console and out of it.
@Hidden
@RestController
class ConsoleSignInController {

    private static final String START = "/console/schools";

    private final ConsoleSessions sessions;

    ConsoleSignInController(ConsoleSessions sessions) {
        this.sessions = sessions;
    }

    /// Whoever types the bare address is a person.
    @GetMapping({"/", "/console", "/console/"})
    ResponseEntity<Void> start() {
        return Pages.goTo(START);
    }

    @GetMapping(ConsoleFilter.SIGN_IN)
    ResponseEntity<String> showSignIn() {
        return Pages.WITH_SCRIPT.show(SignInView.page(Optional.empty()));
    }

    @PostMapping(ConsoleFilter.SIGN_IN)
    ResponseEntity<?> signIn(HttpServletRequest request, @RequestParam String key) {
        try {
            String token = sessions.signIn(key, Networks.of(request));
            return withCookie(ConsoleFilter.COOKIE.keep(request, token, ConsoleSessions.LIFE), START);
        } catch (Refused refused) {
            return Pages.WITH_SCRIPT.show(refused, SignInView.page(Optional.of(refused.detail())));
        }
    }

    @PostMapping("/console/sign-out")
    ResponseEntity<Void> signOut(ConsoleSession session, HttpServletRequest request) {
        sessions.end(session);
        return withCookie(ConsoleFilter.COOKIE.forget(request), ConsoleFilter.SIGN_IN);
    }

    private static ResponseEntity<Void> withCookie(String cookie, String next) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie)
                .header(HttpHeaders.LOCATION, next)
                .build();
    }
}
