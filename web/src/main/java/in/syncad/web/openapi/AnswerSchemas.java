package in.syncad.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What differs between a schema that is asked for and one that is answered with: an answer has every field, also
/// those that are null, and its enumerations stay open, so that a new value breaks no client.
final class AnswerSchemas {

    private static final String SCHEMAS = "#/components/schemas/";

    private final Map<String, Schema> schemas;

    private AnswerSchemas(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    static void refine(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        new AnswerSchemas(schemas == null ? Map.of() : schemas).refineAll(operations(document));
    }

    private void refineAll(List<Operation> operations) {
        Set<String> answered = new LinkedHashSet<>();
        Set<String> asked = new HashSet<>();
        for (Operation operation : operations) {
            if (operation.getRequestBody() != null) {
                collect(operation.getRequestBody().getContent(), asked);
            }
            operation.getResponses().values().forEach(response -> collect(response.getContent(), answered));
        }
        for (String name : answered) {
            Schema<?> schema = schemas.get(name);
            if (schema != null && schema.getProperties() != null) {
                schema.getProperties().values().forEach(AnswerSchemas::open);
                if (!asked.contains(name)) {
                    requireWhatMayBeNull(schema);
                }
            }
        }
    }

    private static void requireWhatMayBeNull(Schema<?> schema) {
        List<String> required = new ArrayList<>();
        Set<String> before = schema.getRequired() == null ? Set.of() : Set.copyOf(schema.getRequired());
        schema.getProperties().forEach((name, property) -> {
            if (before.contains(name) || RecordSchemas.isNullable(property)) {
                required.add(name);
            }
        });
        schema.setRequired(required.isEmpty() ? null : required);
    }

    private static void open(@Nullable Schema<?> property) {
        if (property == null) {
            return;
        }
        if (property.getEnum() != null) {
            List<?> known = property.getEnum().stream()
                    .filter(Objects::nonNull)
                    .map(String::valueOf)
                    .toList();
            property.addExtension("x-extensible-enum", known);
            property.setEnum(null);
        }
        open(property.getItems());
    }

    private void collect(@Nullable Content content, Set<String> names) {
        if (content != null) {
            content.values().forEach(media -> collect(media.getSchema(), names));
        }
    }

    private void collect(@Nullable Schema<?> schema, Set<String> names) {
        if (schema == null) {
            return;
        }
        String reference = schema.get$ref();
        if (reference != null && reference.startsWith(SCHEMAS)) {
            String name = reference.substring(SCHEMAS.length());
            if (names.add(name)) {
                collect(schemas.get(name), names);
            }
        }
        parts(schema).forEach(part -> collect(part, names));
    }

    private static Stream<Schema<?>> parts(Schema<?> schema) {
        Stream.Builder<Schema<?>> parts = Stream.builder();
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(parts::add);
        }
        if (schema.getItems() != null) {
            parts.add(schema.getItems());
        }
        if (schema.getOneOf() != null) {
            schema.getOneOf().forEach(parts::add);
        }
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            parts.add(values);
        }
        return parts.build();
    }

    private static List<Operation> operations(OpenAPI document) {
        return document.getPaths().values().stream()
                .map(PathItem::readOperations)
                .flatMap(List::stream)
                .toList();
    }
}
