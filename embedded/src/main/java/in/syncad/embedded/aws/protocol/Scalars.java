package in.syncad.embedded.aws.protocol;

import in.syncad.embedded.aws.model.Shape;
import in.syncad.embedded.aws.model.Shape.BlobShape;
import in.syncad.embedded.aws.model.Shape.BooleanShape;
import in.syncad.embedded.aws.model.Shape.DoubleShape;
import in.syncad.embedded.aws.model.Shape.IntegerShape;
import in.syncad.embedded.aws.model.Shape.ListShape;
import in.syncad.embedded.aws.model.Shape.MapShape;
import in.syncad.embedded.aws.model.Shape.StringShape;
import in.syncad.embedded.aws.model.Shape.StructureShape;
import in.syncad.embedded.aws.model.Shape.TimestampShape;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/// Simple values as text, the way they stand in XML, forms, paths and queries.
final class Scalars {

    private Scalars() {}

    static Object parse(Shape shape, String text) {
        try {
            return switch (shape) {
                case StringShape _ -> text;
                case IntegerShape _ -> Long.valueOf(text.strip());
                case DoubleShape _ -> Double.valueOf(text.strip());
                case BooleanShape _ -> flag(text.strip());
                case TimestampShape _ -> moment(text.strip());
                case BlobShape _ -> Base64.getDecoder().decode(text.strip());
                case StructureShape _, ListShape _, MapShape _ -> throw Malformed.input(shape.name() + " is no text");
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Malformed.input("A value is no " + shape.name());
        }
    }

    static String format(Shape shape, Object value) {
        return switch (shape) {
            case StringShape _, IntegerShape _, DoubleShape _, BooleanShape _ -> value.toString();
            case TimestampShape _ ->
                ((Instant) value).truncatedTo(ChronoUnit.MILLIS).toString();
            case BlobShape _ -> Base64.getEncoder().encodeToString((byte[]) value);
            case StructureShape _, ListShape _, MapShape _ ->
                throw new IllegalStateException(shape.name() + " is no text");
        };
    }

    /// From seconds since 1970 with a fraction.
    static Instant epochSeconds(BigDecimal seconds) {
        return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Instant moment(String text) {
        boolean number = text.chars().allMatch(character -> Character.isDigit(character) || character == '.');
        return number
                ? epochSeconds(new BigDecimal(text))
                : java.time.OffsetDateTime.parse(text).toInstant();
    }
}
