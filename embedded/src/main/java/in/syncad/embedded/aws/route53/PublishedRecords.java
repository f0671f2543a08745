package in.syncad.embedded.aws.route53;

import in.syncad.embedded.aws.dns.ZoneRecords;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// The versions of one zone: the accepted one, and the one that the name servers answer from at a given time.
final class PublishedRecords {

    private record Version(ZoneRecords records, Instant visibleAt) {}

    private final Deque<Version> versions = new ArrayDeque<>();

    PublishedRecords(ZoneRecords records) {
        versions.add(new Version(records, Instant.MIN));
    }

    synchronized void add(ZoneRecords records, Instant visibleAt) {
        versions.add(new Version(records, visibleAt));
    }

    synchronized ZoneRecords accepted() {
        return versions.getLast().records();
    }

    synchronized ZoneRecords visible(Instant now) {
        Version visible = versions.removeFirst();
        while (!versions.isEmpty() && !versions.getFirst().visibleAt().isAfter(now)) {
            visible = versions.removeFirst();
        }
        versions.addFirst(visible);
        return visible.records();
    }
}
