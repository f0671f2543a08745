package in.syncad.api.inbound;

import in.syncad.common.tenancy.SchoolId;
import java.util.Optional;

/// Something that a provider told, verified, before it is stored.
///
/// @param key the same whenever the provider repeats it
/// @param school which it is about; without one it only waits if it is a subscription
/// @param outcome of what needs no work
record Arrival(Source source, String key, Optional<SchoolId> school, String body, Optional<String> outcome) {

    /// To be worked on in a school. Without one only its key is kept.
    static Arrival of(Source source, String key, Optional<SchoolId> school, String body) {
        return school.isPresent()
                ? new Arrival(source, key, school, body, Optional.empty())
                : settled(source, key, "", "of no school of ours");
    }

    /// To be kept only.
    static Arrival settled(Source source, String key, String body, String outcome) {
        return new Arrival(source, key, Optional.empty(), body, Optional.of(outcome));
    }

    /// Personal data: stays out of logs.
    @Override
    public String toString() {
        return "Arrival[%s %s]".formatted(source, key);
    }
}
