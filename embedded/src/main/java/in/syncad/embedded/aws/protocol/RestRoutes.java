package in.syncad.embedded.aws.protocol;

import in.syncad.embedded.aws.model.AwsService;
import in.syncad.embedded.aws.model.Member;
import in.syncad.embedded.aws.model.Operation;
import in.syncad.embedded.aws.model.ServiceModel;
import in.syncad.embedded.aws.model.Shape;
import in.syncad.embedded.aws.model.Shape.ListShape;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the operation of a REST request by method and path, and reads what path, query and headers carry.
final class RestRoutes {

    private static final Map<AwsService, RestRoutes> KNOWN = new ConcurrentHashMap<>();
    private static final Pattern LABEL = Pattern.compile("\\{([^}]+)}");

    private final List<Route> routes;

    private record Route(Operation operation, Pattern path, List<String> labels, int literals) {}

    private RestRoutes(ServiceModel model) {
        this.routes = model.operations().stream()
                .map(RestRoutes::route)
                .sorted(Comparator.comparingInt(Route::literals).reversed())
                .toList();
    }

    static RestRoutes of(ServiceModel model) {
        return KNOWN.computeIfAbsent(model.service(), _ -> new RestRoutes(model));
    }

    Operation operation(AwsRequest request) {
        return routes.stream()
                .filter(route -> route.operation().method().equals(request.method())
                        && route.path().matcher(request.rawPath()).matches())
                .findFirst()
                .map(Route::operation)
                .orElseThrow(() -> Malformed.unknownOperation(request.method() + " " + request.rawPath()));
    }

    /// The members outside the body.
    Map<String, Object> read(Operation operation, AwsRequest request) {
        Map<String, String> labels = labels(operation, request.rawPath());
        Map<String, List<String>> query = request.query();
        Map<String, Object> values = new LinkedHashMap<>();
        operation
                .input()
                .ifPresent(input -> input.members()
                        .values()
                        .forEach(member -> value(member, labels, query, request)
                                .ifPresent(value -> values.put(member.name(), value))));
        return values;
    }

    private static Optional<Object> value(
            Member member, Map<String, String> labels, Map<String, List<String>> query, AwsRequest request) {
        return switch (member.location()) {
            case URI -> Optional.of(Scalars.parse(member.shape(), labels.getOrDefault(member.locationName(), "")));
            case QUERY ->
                Optional.ofNullable(query.get(member.locationName())).map(texts -> many(member.shape(), texts));
            case HEADER -> request.header(member.locationName()).map(text -> Scalars.parse(member.shape(), text));
            case BODY -> Optional.empty();
        };
    }

    private static Object many(Shape shape, List<String> texts) {
        return shape instanceof ListShape list
                ? texts.stream()
                        .map(text -> Scalars.parse(list.element().shape(), text))
                        .toList()
                : Scalars.parse(shape, texts.getFirst());
    }

    private Map<String, String> labels(Operation operation, String rawPath) {
        Route route = routes.stream()
                .filter(candidate -> candidate.operation().name().equals(operation.name()))
                .findFirst()
                .orElseThrow();
        Matcher matcher = route.path().matcher(rawPath);
        Map<String, String> labels = new LinkedHashMap<>();
        if (matcher.matches()) {
            for (int index = 0; index < route.labels().size(); index++) {
                // In a path a plus is a plus, not a blank.
                String encoded = matcher.group(index + 1).replace("+", "%2B");
                labels.put(route.labels().get(index), URLDecoder.decode(encoded, StandardCharsets.UTF_8));
            }
        }
        return labels;
    }

    private static Route route(Operation operation) {
        String template = operation.requestUri();
        List<String> labels = new ArrayList<>();
        StringBuilder pattern = new StringBuilder();
        int end = 0;
        Matcher matcher = LABEL.matcher(template);
        while (matcher.find()) {
            pattern.append(Pattern.quote(template.substring(end, matcher.start())))
                    .append("([^/]+)");
            labels.add(matcher.group(1));
            end = matcher.end();
        }
        String tail = template.substring(end);
        String withoutSlash = tail.endsWith("/") ? tail.substring(0, tail.length() - 1) : tail;
        pattern.append(Pattern.quote(withoutSlash)).append("/?");
        int literals = LABEL.matcher(template).replaceAll("").length();
        return new Route(operation, Pattern.compile(pattern.toString()), labels, literals);
    }
}
