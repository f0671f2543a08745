package in.syncad.web;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.databind.json.JsonMapper;

/// Requests that Tomcat refuses before they reach us (a broken request line, an impossible Host) get a problem
/// instead of Tomcat's page, which would show its version.
public final class ProblemErrorValve extends ErrorReportValve {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
            .build();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int code = response.getStatus();
        if (code < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        HttpStatus status = HttpStatus.valueOf(code);
        String name = status.is5xxServerError() ? "internal" : ProblemAdvice.code(status);
        // Most such requests never came to the filter that gives ids.
        String given = response.getHeader(RequestIdFilter.HEADER);
        String id = given == null ? UUID.randomUUID().toString() : given;
        ProblemDetail problem = Problems.problem(status, name, status.getReasonPhrase(), List.of());
        problem.setProperty("requestId", id);
        SecurityHeaders.set(request, response.getResponse());
        response.setHeader(RequestIdFilter.HEADER, id);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        try {
            response.getOutputStream().write(JSON.writeValueAsBytes(problem));
        } catch (IOException e) {
            container.getLogger().debug("the client went away before it was told", e);
        }
    }
}
