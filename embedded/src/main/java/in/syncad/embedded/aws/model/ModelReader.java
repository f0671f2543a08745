package in.syncad.embedded.aws.model;

import in.syncad.embedded.aws.model.Member.Location;
import in.syncad.embedded.aws.model.Shape.BlobShape;
import in.syncad.embedded.aws.model.Shape.BooleanShape;
import in.syncad.embedded.aws.model.Shape.DoubleShape;
import in.syncad.embedded.aws.model.Shape.IntegerShape;
import in.syncad.embedded.aws.model.Shape.Limits;
import in.syncad.embedded.aws.model.Shape.ListShape;
import in.syncad.embedded.aws.model.Shape.MapShape;
import in.syncad.embedded.aws.model.Shape.StringShape;
import in.syncad.embedded.aws.model.Shape.StructureShape;
import in.syncad.embedded.aws.model.Shape.TimestampShape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Turns a vendored model (the JSON of the AWS SDK for Java 1.x) into shapes and operations.
final class ModelReader {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern LONG_CODE_POINT = Pattern.compile("\\\\u(10[0-9A-Fa-f]{4}|[1-9A-Fa-f][0-9A-Fa-f]{4})");

    private final Map<String, Shape> shapes = new LinkedHashMap<>();

    private ModelReader() {}

    static ServiceModel read(AwsService service) {
        JsonNode root = parse(service);
        return new ModelReader().model(service, root);
    }

    private static JsonNode parse(AwsService service) {
        String file = "/aws-models/" + service.id() + ".json";
        try (InputStream stream = ModelReader.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("The service model " + file + " is not on the class path");
            }
            return JSON.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ServiceModel model(AwsService service, JsonNode root) {
        root.get("shapes")
                .properties()
                .forEach(entry -> shapes.put(entry.getKey(), shape(entry.getKey(), entry.getValue())));
        Map<String, Operation> operations = new LinkedHashMap<>();
        root.get("operations")
                .properties()
                .forEach(entry -> operations.put(entry.getKey(), operation(service, entry.getKey(), entry.getValue())));
        JsonNode metadata = root.get("metadata");
        return new ServiceModel(
                service,
                metadata.get("protocol").asString(),
                optionalText(metadata, "xmlNamespace"),
                optionalText(metadata, "jsonVersion"),
                Map.copyOf(operations),
                shapes);
    }

    private Operation operation(AwsService service, String name, JsonNode node) {
        JsonNode http = node.path("http");
        return new Operation(
                service,
                name,
                http.path("method").asString("POST"),
                http.path("requestUri").asString("/"),
                http.path("responseCode").asInt(200),
                structure(node.path("input")),
                structure(node.path("output")),
                optionalText(node.path("output"), "resultWrapper"));
    }

    private Optional<StructureShape> structure(JsonNode reference) {
        return optionalText(reference, "shape").map(target -> (StructureShape) shapes.get(target));
    }

    private Shape shape(String name, JsonNode node) {
        return switch (node.get("type").asString()) {
            case "structure" -> structureShape(name, node);
            case "list" -> new ListShape(name, member("member", node.get("member")), limits(node));
            case "map" ->
                new MapShape(name, member("key", node.get("key")), member("value", node.get("value")), limits(node));
            case "string" ->
                new StringShape(
                        name,
                        limits(node),
                        texts(node.path("enum")),
                        pattern(node),
                        node.path("sensitive").asBoolean(false));
            case "integer", "long" -> new IntegerShape(name, limits(node));
            case "double", "float" -> new DoubleShape(name, limits(node));
            case "boolean" -> new BooleanShape(name);
            case "timestamp" -> new TimestampShape(name);
            case "blob" -> new BlobShape(name, limits(node));
            default -> throw new IllegalStateException("Unknown type of shape " + name);
        };
    }

    private StructureShape structureShape(String name, JsonNode node) {
        Map<String, Member> members = new LinkedHashMap<>();
        node.path("members")
                .properties()
                .forEach(entry -> members.put(entry.getKey(), member(entry.getKey(), entry.getValue())));
        return new StructureShape(name, members, texts(node.path("required")), errorTrait(name, node));
    }

    private static Optional<ErrorTrait> errorTrait(String name, JsonNode node) {
        if (!node.path("exception").asBoolean(false)) {
            return Optional.empty();
        }
        JsonNode error = node.path("error");
        int usual = node.path("fault").asBoolean(false) ? 500 : 400;
        return Optional.of(new ErrorTrait(
                error.path("code").asString(name), error.path("httpStatusCode").asInt(usual)));
    }

    private Member member(String name, JsonNode node) {
        return new Member(
                name,
                node.get("shape").asString(),
                location(node.path("location").asString("")),
                node.path("locationName").asString(name),
                shapes);
    }

    private static Location location(String text) {
        return switch (text) {
            case "" -> Location.BODY;
            case "uri" -> Location.URI;
            case "querystring" -> Location.QUERY;
            case "header" -> Location.HEADER;
            default -> throw new IllegalStateException("Unknown location of a member: " + text);
        };
    }

    private static Limits limits(JsonNode node) {
        return new Limits(
                node.path("min").asDouble(Double.NEGATIVE_INFINITY),
                node.path("max").asDouble(Double.POSITIVE_INFINITY));
    }

    /// AWS writes code points beyond 16 bits as `\u10FFFF`, which Java would read as `\u10FF` and two letters.
    private static Optional<Pattern> pattern(JsonNode node) {
        return optionalText(node, "pattern")
                .map(text -> LONG_CODE_POINT.matcher(text).replaceAll("\\\\x{$1}"))
                .map(Pattern::compile);
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new LinkedHashSet<>();
        array.forEach(element -> texts.add(element.asString()));
        return texts;
    }

    private static Optional<String> optionalText(JsonNode node, String name) {
        return node.path(name).isString() ? Optional.of(node.get(name).asString()) : Optional.empty();
    }
}
