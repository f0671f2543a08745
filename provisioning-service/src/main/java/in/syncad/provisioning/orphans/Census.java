package in.syncad.provisioning.orphans;

import in.syncad.common.tenancy.SchoolId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All schools that ever were, as the registry had them at one moment.
final class Census {

    private final Map<SchoolId, Entry> byId;
    private final Map<String, List<Entry>> byHost;

    /// @param living whether it is neither failed nor deleted, or something is still being done with it
    record Entry(SchoolId id, String host, boolean living) {}

    Census(List<Entry> schools) {
        byId = schools.stream().collect(Collectors.toMap(Entry::id, Function.identity()));
        byHost = schools.stream().collect(Collectors.groupingBy(Entry::host));
    }

    boolean isServed(String host) {
        return at(host).stream().anyMatch(Entry::living);
    }

    /// Empty while a living school may need the thing.
    Optional<Orphan> judge(Trace trace) {
        return switch (trace.owner()) {
            case Trace.Owner.OfSchool(SchoolId school) -> judge(trace, Optional.ofNullable(byId.get(school)));
            case Trace.Owner.OfHost(String host) ->
                isServed(host)
                        ? Optional.empty()
                        : judge(trace, at(host).stream().findFirst());
            case Trace.Owner.Unknown _ -> Optional.of(new Orphan(trace, Optional.empty()));
        };
    }

    private Optional<Orphan> judge(Trace trace, Optional<Entry> owner) {
        if (owner.filter(Entry::living).isPresent()) {
            return Optional.empty();
        }
        // Another school may live at the host of a dead one, with validation records of the same name.
        boolean contested = trace.kind() == Kind.CERTIFICATE
                && owner.filter(school -> isServed(school.host())).isPresent();
        return Optional.of(new Orphan(trace, contested ? Optional.empty() : owner.map(Entry::id)));
    }

    private List<Entry> at(String host) {
        return byHost.getOrDefault(host, List.of());
    }
}
