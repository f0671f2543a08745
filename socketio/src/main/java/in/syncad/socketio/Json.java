package in.syncad.socketio;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what strangers sent.
final class Json {

    private static final int DEEPEST = 64;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static Optional<JsonNode> read(String json) {
        try {
            JsonNode read = MAPPER.readTree(json);
            return read.isMissingNode() ? Optional.empty() : Optional.of(read);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    static String write(JsonNode json) {
        return MAPPER.writeValueAsString(json);
    }
}
