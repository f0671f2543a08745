package in.syncad.provisioning.schools;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;

/// A page of schools, newest first.
///
/// @param nextCursor for the page that follows; none after the last
public record SchoolPage(List<Item> items, Optional<String> nextCursor) {

    /// A school in the list.
    ///
    /// @param failure why its creation failed
    /// @param schemaVersion what its database was migrated to at last; empty until it is served
    public record Item(
            @JsonUnwrapped SchoolAnswer school,
            String district,
            String board,
            Optional<String> failure,
            Optional<String> schemaVersion,
            Optional<UnderWay> underWay) {

        Item with(Optional<UnderWay> doing) {
            return new Item(school, district, board, failure, schemaVersion, doing);
        }
    }

    /// @param found up to one more than the limit
    static SchoolPage of(List<Item> found, int limit) {
        if (found.size() <= limit) {
            return new SchoolPage(found, Optional.empty());
        }
        List<Item> items = found.subList(0, limit);
        SchoolAnswer last = items.getLast().school();
        return new SchoolPage(items, Optional.of(new SchoolCursor(last.createdAt(), last.id()).text()));
    }
}
