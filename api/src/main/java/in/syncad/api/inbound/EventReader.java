package in.syncad.api.inbound;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// Understands what one provider tells.
interface EventReader {

    Source source();

    /// Nothing where it does not concern us.
    ///
    /// @throws IllegalArgumentException when it is not as the provider describes it
    List<Happening> read(JsonNode event);
}
