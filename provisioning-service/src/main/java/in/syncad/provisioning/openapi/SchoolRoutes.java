package in.syncad.provisioning.openapi;

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
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;

/// What the controller decides at run time: that an answer is 202 and where the school is, which filters a list takes.
final class SchoolRoutes implements RouteDescriber {

    private static final String SCHOOL = "#/components/schemas/SchoolAnswer";

    @Override
    public void describe(Route route, Operation operation) {
        ProblemResponses.add(operation, HttpStatus.UNAUTHORIZED);
        switch (operation.getOperationId()) {
            case "createSchool" -> {
                describeAccepted(operation);
                ProblemResponses.add(operation, HttpStatus.TOO_MANY_REQUESTS);
            }
            case "deleteSchool", "retrySchool", "rollBackSchool", "resendWelcome" -> describeAccepted(operation);
            case "listSchools" -> describeFilter(operation);
            default -> {}
        }
    }

    private static void describeAccepted(Operation operation) {
        operation.getResponses().remove("200");
        operation
                .getResponses()
                .addApiResponse(
                        "202",
                        new ApiResponse()
                                .description("Accepted; what is still to be done goes on by itself.")
                                .content(new Content()
                                        .addMediaType(
                                                "application/json",
                                                new MediaType().schema(new JsonSchema().$ref(SCHOOL))))
                                .addHeaderObject(
                                        "Location",
                                        new Header()
                                                .description("Where to see how far it is.")
                                                .required(true)
                                                .schema(typed("string"))));
    }

    private static void describeFilter(Operation operation) {
        operation.setParameters(List.of(
                query("status", "Of schools in this state.", typed("string")),
                query("district", "As it was given.", typed("string")),
                query("board", "As it was given.", typed("string")),
                query("slug", "Of the one school.", typed("string")),
                query("search", "A piece of name or slug, in any case.", typed("string")),
                query("underWay", "Whether something is being done with them, or nothing.", typed("boolean")),
                query(
                        "limit",
                        "How many at most.",
                        typed("integer").minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(200))),
                query("cursor", "`nextCursor` of the page before.", typed("string"))));
        ProblemResponses.add(operation, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static Parameter query(String name, String description, Schema<?> schema) {
        return new Parameter().in("query").name(name).description(description).schema(schema);
    }

    private static Schema<?> typed(String type) {
        return new JsonSchema().types(Set.of(type));
    }
}
