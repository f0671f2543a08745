package in.syncad.embedded.aws.dns;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// Values of record sets as DNS data.
public final class RecordData {

    private RecordData() {}

    /// What is wrong with `value` as data of a record of `type`; empty when nothing is.
    public static Optional<String> fault(String type, String value) {
        if ((type.equals("TXT") || type.equals("SPF")) && !value.matches("(?s)\\s*\".*\"\\s*")) {
            return Optional.of("InvalidCharacterString (Value should be enclosed in quotation marks)");
        }
        try {
            parse(Name.root, type, 0, value);
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of(type + "RRDATAInvalid (Value is not valid for a record of type " + type + ")");
        }
    }

    static List<Record> records(Name owner, RecordSet set) {
        return set.values().stream().map(value -> stored(owner, set, value)).toList();
    }

    private static Record stored(Name owner, RecordSet set, String value) {
        try {
            return parse(owner, set.type(), set.ttl(), value);
        } catch (IOException e) {
            throw new IllegalStateException("A stored value of " + set.name() + " is no " + set.type(), e);
        }
    }

    private static Record parse(Name owner, String type, long ttl, String value) throws IOException {
        return Record.fromString(owner, Type.value(type), DClass.IN, ttl, value, Name.root);
    }
}
