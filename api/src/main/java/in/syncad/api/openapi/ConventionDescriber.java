package in.syncad.api.openapi;

import in.syncad.api.security.PublicRoutes;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.MergePatch;
import in.syncad.api.web.Once;
import in.syncad.api.web.Paging;
import in.syncad.api.web.RawBody;
import in.syncad.web.openapi.ProblemResponses;
import in.syncad.web.openapi.Route;
import in.syncad.web.openapi.RouteDescriber;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.Set;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/// What the parameters of a controller method that stand for a convention mean to a client: [Paging],
/// [ExpectedVersion], [Once], [MergePatch], [RawBody]; and what goes with an answer that carries an entity tag.
final class ConventionDescriber implements RouteDescriber {

    @Override
    public void describe(Route route, Operation operation) {
        if (route.takes(Paging.class)) {
            describePaging(operation);
        }
        if (route.takes(ExpectedVersion.class)) {
            operation.addParametersItem(header("If-Match", "The `ETag` of what was read; `*` for whatever it is now.")
                    .required(true));
            ProblemResponses.add(operation, HttpStatus.PRECONDITION_FAILED, HttpStatus.PRECONDITION_REQUIRED);
        }
        if (route.takes(Once.class)) {
            describeOnce(operation);
        }
        route.parameter(MergePatch.class).ifPresent(patch -> describePatch(patch, operation));
        if (route.takes(RawBody.class)) {
            describeRawBody(operation);
        }
        boolean shown = route.handler().getReturnType().getParameterType() == ResponseEntity.class
                && !PublicRoutes.matches(route.path());
        if (shown) {
            describeTag(route, operation);
        }
    }

    private static void describePaging(Operation operation) {
        Schema<?> limit = typed("integer").minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(Paging.MOST));
        limit.setDefault(Paging.DEFAULT_LIMIT);
        operation.addParametersItem(query("limit", "How many at most.", limit));
        operation.addParametersItem(query("cursor", "`nextCursor` of the page before.", typed("string")));
        ProblemResponses.add(operation, HttpStatus.BAD_REQUEST);
    }

    private static void describeOnce(Operation operation) {
        operation.addParametersItem(header(
                "Idempotency-Key", "1 to 128 characters. A repetition under the same key gets the first answer."));
        ProblemResponses.add(operation, HttpStatus.BAD_REQUEST);
        success(operation)
                .addHeaderObject(
                        "Idempotency-Replayed", answered("`true` when this is the answer to an earlier request."))
                .addHeaderObject("Location", answered("Where it is now.").required(true));
    }

    private static void describePatch(MethodParameter patch, Operation operation) {
        Schema<?> schema = new JsonSchema().$ref("#/components/schemas/" + PatchSchemas.nameFor(patch));
        operation.setRequestBody(new RequestBody()
                .required(true)
                .description("What it names is replaced, null removes, the rest stays (RFC 7396).")
                .content(new Content().addMediaType("application/merge-patch+json", new MediaType().schema(schema))));
        ProblemResponses.add(
                operation,
                HttpStatus.BAD_REQUEST,
                HttpStatus.CONTENT_TOO_LARGE,
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static void describeRawBody(Operation operation) {
        operation.setRequestBody(new RequestBody()
                .required(true)
                .description("As the provider sends it.")
                .content(new Content().addMediaType("*/*", new MediaType().schema(new JsonSchema()))));
        ProblemResponses.add(
                operation,
                HttpStatus.BAD_REQUEST,
                HttpStatus.FORBIDDEN,
                HttpStatus.NOT_FOUND,
                HttpStatus.CONTENT_TOO_LARGE,
                HttpStatus.SERVICE_UNAVAILABLE);
    }

    private static void describeTag(Route route, Operation operation) {
        success(operation).addHeaderObject("ETag", answered("Its version.").required(true));
        if (route.method() == HttpMethod.GET) {
            operation.addParametersItem(header("If-None-Match", "An `ETag`: what it stands for is not sent again."));
            operation.getResponses().addApiResponse("304", new ApiResponse().description("It has not changed."));
        }
    }

    private static ApiResponse success(Operation operation) {
        return operation.getResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static Parameter header(String name, String description) {
        return new Parameter().in("header").name(name).description(description).schema(typed("string"));
    }

    private static Parameter query(String name, String description, Schema<?> schema) {
        return new Parameter().in("query").name(name).description(description).schema(schema);
    }

    private static Header answered(String description) {
        return new Header().description(description).schema(typed("string"));
    }

    private static Schema<?> typed(String type) {
        return new JsonSchema().types(Set.of(type));
    }
}
