package in.syncad.web;

import java.io.IOException;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/// Requests that Tomcat refuses before they reach us (a broken request line, an impossible Host) get a problem
/// instead of Tomcat's page, which would show its version.
public final class ProblemErrorValve extends ErrorReportValve {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int code = response.getStatus();
        if (code < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        HttpStatus status = HttpStatus.valueOf(code);
        String name = status.is5xxServerError() ? "internal" : ProblemAdvice.code(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        try {
            response.getOutputStream()
                    .write(JSON.writeValueAsBytes(Problems.problem(status, name, status.getReasonPhrase(), List.of())));
        } catch (IOException e) {
            container.getLogger().debug("the client went away before it was told", e);
        }
    }
}
