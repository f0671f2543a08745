package in.syncad.web;

import in.syncad.common.refusal.Refused;
import in.syncad.common.refusal.Refused.FieldError;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Every failure of a controller as a problem. Services with failures of their own (a constraint name, a busy pool)
/// add an advice of higher precedence that turns them into [Refused].
@RestControllerAdvice
@Order(0)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    ResponseEntity<Object> refused(Refused refused) {
        return Problems.answer(refused);
    }

    @ExceptionHandler
    ResponseEntity<Object> violated(ConstraintViolationException violated) {
        return Problems.answer(FieldErrors.refusal(violated.getConstraintViolations()));
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(BodyTooLarge tooLarge) {
        return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).body(tooLarge.problem());
    }

    /// Tomcat decodes parameters only when somebody asks for them.
    @ExceptionHandler
    ResponseEntity<Object> undecodable(InvalidParameterException undecodable) {
        return Problems.answer(Refused.malformed("parameter.malformed", "A parameter is not encoded as UTF-8."));
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception unexpected) {
        return Problems.unexpected(unexpected);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return unreadable.getMostSpecificCause() instanceof BodyTooLarge tooLarge
                ? tooLarge(tooLarge)
                : Problems.answer(UnreadableBody.refusal(unreadable));
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return Problems.answer(Refused.invalid(
                "request.invalid",
                "Some fields are wrong; see errors.",
                invalid.getFieldErrors().stream().map(FieldErrors::of).toList()));
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldError> errors = invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream().map(error -> parameterError(result, error)))
                .toList();
        return Problems.answer(Refused.invalid("request.invalid", "Some values are wrong; see errors.", errors));
    }

    private static FieldError parameterError(ParameterValidationResult result, MessageSourceResolvable error) {
        String name = result.getMethodParameter().getParameterName();
        String message = error.getDefaultMessage();
        return error instanceof org.springframework.validation.FieldError field
                ? FieldErrors.of(field)
                : new FieldError("?" + name, "field.invalid", message == null ? "is wrong" : message);
    }

    /// Spring's own refusals (no such route, method, media type, parameter) with a code of ours.
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode statusCode,
            WebRequest request) {
        HttpStatus status = HttpStatus.valueOf(statusCode.value());
        if (status.is5xxServerError()) {
            return unexpected(exception);
        }
        String detail = body instanceof ProblemDetail problem && problem.getDetail() != null
                ? problem.getDetail()
                : status.getReasonPhrase();
        return ResponseEntity.status(status)
                .headers(headers)
                .body(Problems.problem(status, code(status), detail, List.of()));
    }

    static String code(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "route.unknown";
            case METHOD_NOT_ALLOWED -> "method.not-allowed";
            case NOT_ACCEPTABLE -> "accept.unsupported";
            case UNSUPPORTED_MEDIA_TYPE -> "content-type.unsupported";
            case CONTENT_TOO_LARGE -> "body.too-large";
            default -> "request.malformed";
        };
    }
}
