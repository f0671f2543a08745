package in.syncad.embedded.aws.dns;

import java.util.Comparator;

/// Name and type of a record set, in the order in which Route 53 lists: by reversed name, then by type.
public record RecordKey(String reversedName, String type) implements Comparable<RecordKey> {

    private static final Comparator<RecordKey> ORDER =
            Comparator.comparing(RecordKey::reversedName).thenComparing(RecordKey::type);

    public static RecordKey of(String name, String type) {
        return new RecordKey(DomainName.reversed(name), type);
    }

    @Override
    public int compareTo(RecordKey other) {
        return ORDER.compare(this, other);
    }
}
