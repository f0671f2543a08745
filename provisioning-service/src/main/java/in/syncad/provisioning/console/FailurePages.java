package in.syncad.provisioning.console;

import in.syncad.common.refusal.Refused;
import in.syncad.web.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// What the console refuses is a page with one line.
@RestControllerAdvice(basePackageClasses = FailurePages.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class FailurePages {

    private static final Logger log = LoggerFactory.getLogger(FailurePages.class);

    @ExceptionHandler
    ResponseEntity<String> refused(Refused refused, HttpServletRequest request) {
        return Pages.WITH_SCRIPT.show(refused, Frame.failure(ConsoleFilter.session(request), line(refused)));
    }

    /// No id of a school.
    @ExceptionHandler
    ResponseEntity<String> mistyped(MethodArgumentTypeMismatchException mistyped, HttpServletRequest request) {
        return refused(Refused.notFound("school.unknown", "There is no school with this id."), request);
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
    ResponseEntity<String> away(RuntimeException away, HttpServletRequest request) {
        log.warn("the central database does not answer: {}", away.getMessage());
        return refused(databaseAway(), request);
    }

    static Refused databaseAway() {
        return Refused.unavailable(
                "database.away", "The central database does not answer; try again in a moment.", Duration.ofSeconds(5));
    }

    private static String line(Refused refused) {
        return refused.errors().isEmpty()
                ? refused.detail()
                : refused.errors().stream()
                        .map(error -> "%s %s.".formatted(error.pointer(), error.detail()))
                        .collect(Collectors.joining(" "));
    }
}
