package in.syncad.web.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.NotBlank;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What records say about themselves: every component is required, unless it is `@Nullable`; then it may be missing,
/// and be null too unless the record leaves nulls out. So may a component that the record fills in by itself, which
/// says
/// so by `@Schema(requiredMode = NOT_REQUIRED)`.
final class RecordSchemas implements ModelConverter {

    private static final String NULL = "null";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        JavaType javaType = Json31.mapper().constructType(type.getType());
        if (resolved != null && javaType != null && javaType.getRawClass().isRecord()) {
            describe(javaType.getRawClass(), defined(resolved, context));
        }
        return resolved;
    }

    private static Schema<?> defined(Schema<?> resolved, ModelConverterContext context) {
        String reference = resolved.get$ref();
        Schema<?> defined = reference == null
                ? null
                : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
        return defined == null ? resolved : defined;
    }

    private static void describe(Class<?> record, Schema<?> schema) {
        if (schema.getProperties() == null) {
            return;
        }
        List<String> required = new ArrayList<>();
        describe(record, schema, required);
        schema.setRequired(required.isEmpty() ? null : required);
    }

    private static void describe(Class<?> record, Schema<?> schema, List<String> required) {
        boolean showsNulls = !leavesNullsOut(record);
        for (RecordComponent component : record.getRecordComponents()) {
            String name = component.getName();
            Schema<?> property = schema.getProperties().get(name);
            if (property == null && component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                describe(component.getType(), schema, required);
            } else if (property != null) {
                readConstraints(component, property);
                if (!mayBeMissing(component)) {
                    required.add(name);
                } else if (showsNulls) {
                    schema.getProperties().put(name, orNull(property));
                }
            }
        }
    }

    /// Where Bean Validation and JSON Schema differ: a pattern holds for the whole text, and a blank text is none.
    private static void readConstraints(RecordComponent component, Schema<?> property) {
        String pattern = property.getPattern();
        if (pattern != null && !pattern.startsWith("^")) {
            property.setPattern("^(?:" + pattern + ")$");
        }
        if (component.getAccessor().isAnnotationPresent(NotBlank.class)) {
            property.setMinLength(Math.max(1, property.getMinLength() == null ? 0 : property.getMinLength()));
        } else if (Integer.valueOf(0).equals(property.getMinLength())) {
            property.setMinLength(null);
        }
    }

    private static boolean mayBeMissing(RecordComponent component) {
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class) || component.getType() == Optional.class) {
            return true;
        }
        io.swagger.v3.oas.annotations.media.Schema said =
                component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        return said != null && said.requiredMode() == RequiredMode.NOT_REQUIRED;
    }

    private static boolean leavesNullsOut(Class<?> record) {
        JsonInclude include = record.getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.NON_NULL;
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (isNullable(property)) {
            return property;
        }
        if (property.get$ref() != null) {
            return new JsonSchema().oneOf(List.of(property, new JsonSchema().types(Set.of(NULL))));
        }
        Set<String> types = new LinkedHashSet<>(property.getTypes() == null ? Set.of() : property.getTypes());
        types.add(NULL);
        property.setTypes(types);
        if (property.getEnum() != null && !property.getEnum().contains(null)) {
            addNull(property);
        }
        return property;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void addNull(Schema property) {
        List<@Nullable Object> values = new ArrayList<>(property.getEnum());
        values.add(null);
        property.setEnum(values);
    }

    static boolean isNullable(Schema<?> property) {
        return property.getTypes() != null && property.getTypes().contains(NULL)
                || property.getOneOf() != null && property.getOneOf().stream().anyMatch(RecordSchemas::isNullable);
    }
}
