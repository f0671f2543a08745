package in.syncad.embedded.aws.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A type of a service model. The Java value of each kind stands with it; codecs and handlers agree on these only.
public sealed interface Shape {

    String name();

    /// Value: [Fields].
    record StructureShape(String name, Map<String, Member> members, Set<String> required, Optional<ErrorTrait> error)
            implements Shape {}

    /// Value: [java.util.List]. `Limits` count elements.
    record ListShape(String name, Member element, Limits limits) implements Shape {}

    /// Value: [java.util.Map] with string keys. `Limits` count entries.
    record MapShape(String name, Member key, Member value, Limits limits) implements Shape {}

    /// Value: [String]. `Limits` count characters; an empty `allowed` means anything; a `sensitive` one is never shown.
    record StringShape(String name, Limits limits, Set<String> allowed, Optional<Pattern> pattern, boolean sensitive)
            implements Shape {}

    /// Value: [Long].
    record IntegerShape(String name, Limits limits) implements Shape {}

    /// Value: [Double].
    record DoubleShape(String name, Limits limits) implements Shape {}

    /// Value: [Boolean].
    record BooleanShape(String name) implements Shape {}

    /// Value: [java.time.Instant].
    record TimestampShape(String name) implements Shape {}

    /// Value: `byte[]`. `Limits` count bytes.
    record BlobShape(String name, Limits limits) implements Shape {}

    /// Smallest and largest size or value, both inclusive.
    record Limits(double least, double most) {}
}
