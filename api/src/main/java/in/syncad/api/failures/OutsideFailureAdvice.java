package in.syncad.api.failures;

import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.refusal.Refused;
import in.syncad.web.Problems;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Before the general advice of the web module: a service outside that did not do its part while somebody waited.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class OutsideFailureAdvice {

    private static final Logger log = LoggerFactory.getLogger(OutsideFailureAdvice.class);
    private static final Duration SOON = Duration.ofSeconds(2);

    @ExceptionHandler
    ResponseEntity<Object> failed(OutsideFailure failure) {
        log.warn("{}: {}", failure.kind(), failure.getMessage());
        return Problems.answer(Refused.unavailable(
                "outside.unavailable", "A service that this needs does not answer as it should.", SOON));
    }
}
