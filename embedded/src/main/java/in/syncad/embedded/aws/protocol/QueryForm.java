package in.syncad.embedded.aws.protocol;

import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.model.Member;
import in.syncad.embedded.aws.model.Shape;
import in.syncad.embedded.aws.model.Shape.ListShape;
import in.syncad.embedded.aws.model.Shape.MapShape;
import in.syncad.embedded.aws.model.Shape.StructureShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A form body such as `Attributes.entry.1.key=…` read as an input shape.
final class QueryForm {

    private final TreeMap<String, String> form;
    private final Set<String> read = new HashSet<>(Set.of("Action", "Version"));

    private QueryForm(Map<String, String> form) {
        this.form = new TreeMap<>(form);
    }

    static Fields read(StructureShape shape, Map<String, String> form) {
        QueryForm query = new QueryForm(form);
        Fields fields = query.structure(shape, "");
        form.keySet().stream()
                .filter(key -> !query.read.contains(key))
                .findFirst()
                .ifPresent(unknown -> {
                    throw Malformed.unknownMember(unknown, shape.name());
                });
        return fields;
    }

    private Fields structure(StructureShape shape, String prefix) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Member member : shape.members().values()) {
            String path = prefix.isEmpty() ? member.locationName() : prefix + "." + member.locationName();
            if (present(path)) {
                values.put(member.name(), value(member.shape(), path));
            }
        }
        return Fields.ofAll(values);
    }

    private Object value(Shape shape, String path) {
        return switch (shape) {
            case StructureShape structure -> structure(structure, path);
            case ListShape list -> list(list, path);
            case MapShape map -> map(map, path);
            case Shape scalar -> Scalars.parse(scalar, take(path));
        };
    }

    /// An empty list travels as its bare name with no value.
    private List<Object> list(ListShape shape, String path) {
        take(path);
        List<Object> values = new ArrayList<>();
        String element = path + "." + shape.element().locationName() + ".";
        for (int index = 1; present(element + index); index++) {
            values.add(value(shape.element().shape(), element + index));
        }
        return values;
    }

    private Map<String, Object> map(MapShape shape, String path) {
        take(path);
        Map<String, Object> values = new LinkedHashMap<>();
        for (int index = 1; present(path + ".entry." + index); index++) {
            String entry = path + ".entry." + index + ".";
            String key = take(entry + shape.key().locationName());
            values.put(key, value(shape.value().shape(), entry + shape.value().locationName()));
        }
        return values;
    }

    private boolean present(String path) {
        return form.containsKey(path)
                || Optional.ofNullable(form.ceilingKey(path + "."))
                        .filter(key -> key.startsWith(path + "."))
                        .isPresent();
    }

    private String take(String path) {
        read.add(path);
        return form.getOrDefault(path, "");
    }
}
