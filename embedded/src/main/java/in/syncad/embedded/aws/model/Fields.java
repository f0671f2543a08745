package in.syncad.embedded.aws.model;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The value of a structure: member names of the model to values, immutable. A handler reads one and answers another.
/// The plain readers (`text`, `structure`) are for members that the model requires; input was checked before.
public final class Fields {

    private static final Fields NONE = new Fields(Map.of());

    private final Map<String, Object> values;

    private Fields(Map<String, Object> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    public static Fields none() {
        return NONE;
    }

    public static Fields of(String name, Object value) {
        return NONE.with(name, value);
    }

    public static Fields ofAll(Map<String, Object> values) {
        return new Fields(new LinkedHashMap<>(values));
    }

    public Fields with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Fields(more);
    }

    public Fields with(String name, Optional<?> value) {
        return value.map(present -> with(name, (Object) present)).orElse(this);
    }

    public Set<String> names() {
        return values.keySet();
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public Optional<Object> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public String text(String name) {
        return required(name, optionalText(name));
    }

    public Optional<String> optionalText(String name) {
        return value(name).map(String.class::cast);
    }

    public Optional<Long> number(String name) {
        return value(name).map(Long.class::cast);
    }

    public Optional<Double> decimal(String name) {
        return value(name).map(Double.class::cast);
    }

    public boolean flag(String name) {
        return value(name).map(Boolean.class::cast).orElse(false);
    }

    public Optional<Instant> moment(String name) {
        return value(name).map(Instant.class::cast);
    }

    public Optional<byte[]> bytes(String name) {
        return value(name).map(byte[].class::cast);
    }

    public Fields structure(String name) {
        return required(name, optionalStructure(name));
    }

    public Optional<Fields> optionalStructure(String name) {
        return value(name).map(Fields.class::cast);
    }

    /// Empty when the member is absent.
    @SuppressWarnings("unchecked")
    public List<Fields> structures(String name) {
        return (List<Fields>) value(name).orElse(List.of());
    }

    /// Empty when the member is absent.
    @SuppressWarnings("unchecked")
    public List<String> texts(String name) {
        return (List<String>) value(name).orElse(List.of());
    }

    /// Empty when the member is absent.
    @SuppressWarnings("unchecked")
    public Map<String, String> textMap(String name) {
        return (Map<String, String>) value(name).orElse(Map.of());
    }

    /// Empty when the member is absent.
    @SuppressWarnings("unchecked")
    public Map<String, Fields> structureMap(String name) {
        return (Map<String, Fields>) value(name).orElse(Map.of());
    }

    private <T> T required(String name, Optional<T> value) {
        return value.orElseThrow(() -> new IllegalStateException("The member " + name + " is required"));
    }

    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
