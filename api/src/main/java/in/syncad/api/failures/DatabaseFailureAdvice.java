package in.syncad.api.failures;

import in.syncad.web.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Before the general advice of the web module: what databases throw.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseFailureAdvice {

    private final DatabaseFailures failures;

    DatabaseFailureAdvice(DatabaseFailures failures) {
        this.failures = failures;
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<Object> failed(RuntimeException failure) {
        return failures.refusal(failure).map(Problems::answer).orElseGet(() -> Problems.unexpected(failure));
    }
}
