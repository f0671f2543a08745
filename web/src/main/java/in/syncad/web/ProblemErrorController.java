package in.syncad.web;

import in.syncad.common.refusal.Refused;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// What went wrong outside of any controller, in a filter say, as a problem too.
@Controller
final class ProblemErrorController implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(ProblemErrorController.class);

    @RequestMapping("/error")
    ResponseEntity<Object> error(HttpServletRequest request) {
        Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (thrown instanceof Refused refused) {
            return Problems.answer(refused);
        }
        if (thrown instanceof Throwable failure) {
            log.error("unexpected failure outside of a controller", failure);
        }
        HttpStatus status = status(request);
        return ResponseEntity.status(status).body(problem(status));
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return code instanceof Integer number ? HttpStatus.valueOf(number) : HttpStatus.NOT_FOUND;
    }

    private static ProblemDetail problem(HttpStatus status) {
        return status.is5xxServerError()
                ? Problems.problem(status, "internal", "Something went wrong on our side.", List.of())
                : Problems.problem(status, ProblemAdvice.code(status), status.getReasonPhrase(), List.of());
    }
}
