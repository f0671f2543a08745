package in.syncad.web.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/// The refusals that routes share, each described once.
public final class ProblemResponses {

    private static final String DEFAULT = "Problem";

    private static final Map<HttpStatus, String> MEANINGS = Map.ofEntries(
            Map.entry(HttpStatus.BAD_REQUEST, "The request is malformed."),
            Map.entry(HttpStatus.UNAUTHORIZED, "Nobody is signed in, or not for this."),
            Map.entry(HttpStatus.FORBIDDEN, "The caller may not do this."),
            Map.entry(HttpStatus.NOT_FOUND, "There is no such thing, or not for this caller."),
            Map.entry(HttpStatus.CONFLICT, "Something stands in the way; `code` says what."),
            Map.entry(HttpStatus.PRECONDITION_FAILED, "It is no longer the version in `If-Match`; read it again."),
            Map.entry(HttpStatus.CONTENT_TOO_LARGE, "The body is larger than 20 MB."),
            Map.entry(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body has another content type than this route takes."),
            Map.entry(HttpStatus.UNPROCESSABLE_CONTENT, "Some values are wrong; `errors` says which."),
            Map.entry(HttpStatus.PRECONDITION_REQUIRED, "Send `If-Match` with the `ETag` of what was read."),
            Map.entry(HttpStatus.TOO_MANY_REQUESTS, "Too often; come back after `Retry-After` seconds."),
            Map.entry(HttpStatus.SERVICE_UNAVAILABLE, "Not at this moment; come back after `Retry-After` seconds."));

    private ProblemResponses() {}

    /// That the route may refuse in these ways.
    public static void add(Operation operation, HttpStatus... statuses) {
        for (HttpStatus status : statuses) {
            operation.getResponses().addApiResponse(Integer.toString(status.value()), reference(name(status)));
        }
    }

    /// That whatever else fails comes as a problem too.
    static void addDefault(Operation operation) {
        operation.getResponses().addApiResponse("default", reference(DEFAULT));
    }

    static void define(OpenAPI document) {
        Components components = document.getComponents();
        components.addSchemas("Problem", problem()).addSchemas("FieldError", fieldError());
        components.addResponses(DEFAULT, response("Whatever else went wrong."));
        Set<String> used = document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .flatMap(operation -> operation.getResponses().keySet().stream())
                .collect(Collectors.toSet());
        MEANINGS.forEach((status, meaning) -> {
            if (used.contains(Integer.toString(status.value()))) {
                components.addResponses(name(status), response(status, meaning));
            }
        });
    }

    private static String name(HttpStatus status) {
        return status.getReasonPhrase().replaceAll("[^A-Za-z]", "");
    }

    private static ApiResponse reference(String name) {
        return new ApiResponse().$ref("#/components/responses/" + name);
    }

    private static ApiResponse response(HttpStatus status, String meaning) {
        ApiResponse response = response(meaning);
        if (status == HttpStatus.TOO_MANY_REQUESTS || status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.addHeaderObject("Retry-After", header("Seconds to wait.", typed("integer")));
        }
        if (status == HttpStatus.UNAUTHORIZED) {
            response.addHeaderObject("WWW-Authenticate", header("How to sign in.", typed("string")));
        }
        return response;
    }

    private static ApiResponse response(String meaning) {
        Schema<?> problem = new JsonSchema().$ref("#/components/schemas/Problem");
        return new ApiResponse()
                .description(meaning)
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(problem)))
                .addHeaderObject("X-Request-Id", header("The id to quote to support.", typed("string")));
    }

    private static Header header(String description, Schema<?> schema) {
        return new Header().description(description).schema(schema);
    }

    private static Schema<?> problem() {
        return typed("object")
                .description("A problem (RFC 9457). Programs look at `code`, people at `detail`.")
                .addProperty("type", typed("string").format("uri").description("A URI that ends in the code."))
                .addProperty("title", typed("string"))
                .addProperty("status", typed("integer").format("int32"))
                .addProperty("detail", typed("string").description("What to change, for a person."))
                .addProperty("instance", typed("string").format("uri-reference"))
                .addProperty(
                        "code", typed("string").description("Stable, such as `student.unknown`; new ones may come."))
                .addProperty("requestId", typed("string").description("Quote it to support."))
                .addProperty("errors", typed("array").items(new JsonSchema().$ref("#/components/schemas/FieldError")))
                .required(List.of("type", "title", "status", "detail", "code", "requestId"));
    }

    private static Schema<?> fieldError() {
        return typed("object")
                .addProperty("pointer", typed("string").description("`/field` of the body, or `?parameter`."))
                .addProperty("code", typed("string"))
                .addProperty("detail", typed("string"))
                .required(List.of("pointer", "code", "detail"));
    }

    static Schema<?> typed(String type) {
        return new JsonSchema().types(Set.of(type));
    }
}
